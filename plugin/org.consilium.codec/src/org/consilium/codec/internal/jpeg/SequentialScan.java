// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg;

import java.util.List;
import org.consilium.codec.frame.CodecException;

/** The units of a sequential scan in their order, ITU-T T.81 A.2. */
final class SequentialScan {
    private final List<ColourPlane> planes;
    private final EntropyBits bits;
    private final BlockReader blocks;
    private final int interval;

    /**
     * @param planes the colours of the scan
     * @param interval units from one restart to the next, or 0
     */
    SequentialScan(List<ColourPlane> planes, EntropyBits bits, BlockReader blocks, int interval) {
        this.planes = planes;
        this.bits = bits;
        this.blocks = blocks;
        this.interval = interval;
    }

    /**
     * Reads a scan of one colour, which has just the blocks that hold samples of the image.
     *
     * @param width samples of that colour in a row
     * @param height rows of them
     */
    void readAlone(int width, int height) throws CodecException {
        int columns = (width + 7) / 8;
        int rows = (height + 7) / 8;
        for (int unit = 0; unit < columns * rows; unit++) {
            restart(unit);
            blocks.read(planes.get(0), unit % columns, unit / columns);
        }
    }

    /** Reads a scan of several colours: each unit has all blocks of one place. */
    void readTogether() throws CodecException {
        ColourPlane first = planes.get(0);
        int columns = first.columns() / first.component().across();
        int units = columns * (first.rows() / first.component().down());
        for (int unit = 0; unit < units; unit++) {
            restart(unit);
            for (ColourPlane plane : planes) {
                int across = plane.component().across();
                int left = unit % columns * across;
                int top = unit / columns * plane.component().down();
                for (int i = 0; i < across * plane.component().down(); i++) {
                    blocks.read(plane, left + i % across, top + i / across);
                }
            }
        }
    }

    private void restart(int unit) throws CodecException {
        if (unit == 0 || interval > 0 && unit % interval == 0) {
            if (unit > 0) {
                bits.restart();
            }
            planes.forEach(ColourPlane::restart);
        }
    }
}

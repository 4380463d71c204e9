// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;
import org.consilium.codec.internal.marker.FrameHeader;
import org.consilium.codec.internal.marker.JpegMarkers;
import org.consilium.codec.internal.marker.MarkerSegment;

/**
 * Sequential JPEG with Huffman coding, baseline and extended (process 1, 2 and 4 of ITU-T T.81), 8 and 12 bits a sample.
 * The platform's own reader knows 8 bits only. Colours stay as they are stored; subsampled ones are repeated.
 */
public final class SequentialJpeg {
    private static final String FORMAT = "JPEG";
    private static final int BASELINE = 0xc0;
    private static final int EXTENDED = 0xc1;

    private final byte[] data;
    private final FrameShape shape;
    private final JpegMarkers markers;
    private final int[][] quantisation = new int[4][];
    private final HuffmanTable[] dcTables = new HuffmanTable[4];
    private final HuffmanTable[] acTables = new HuffmanTable[4];
    private final List<ColourPlane> planes = new ArrayList<>();
    private int precision;
    private int maxAcross;
    private int maxDown;
    private int interval;
    private int scanned;

    private SequentialJpeg(byte[] data, FrameShape shape) {
        this.data = data;
        this.shape = shape;
        this.markers = new JpegMarkers(data, FORMAT);
    }

    /**
     * Decodes a picture.
     *
     * @return {@code shape.values()} values from 0 to 4095 at most, row by row, colours beside each other
     * @throws CodecException where the data isn't such a picture, or is damaged
     */
    public static int[] decode(byte[] data, FrameShape shape) throws CodecException {
        SequentialJpeg image = new SequentialJpeg(data, shape);
        do {
            image.readSegment();
        } while (image.planes.isEmpty() || image.scanned < image.planes.size());
        return image.values();
    }

    private void readSegment() throws CodecException {
        int marker = markers.next();
        MarkerSegment in = markers.segment();
        switch (marker) {
            case BASELINE, EXTENDED -> readFrame(in);
            case JpegMarkers.HUFFMAN_TABLES -> readHuffman(in);
            case JpegMarkers.QUANTISATION_TABLES -> readQuantisation(in);
            case JpegMarkers.RESTART_INTERVAL -> interval = in.shortValue();
            case JpegMarkers.SCAN -> readScan(in);
            default -> {
                if (markers.beginsFrame()) {
                    throw CodecException.unsupported("the JPEG data isn't of the sequential process expected");
                }
            }
        }
    }

    private void readFrame(MarkerSegment in) throws CodecException {
        FrameHeader frame = FrameHeader.read(in, shape, FORMAT);
        precision = frame.precision();
        if (!planes.isEmpty()) {
            throw in.damaged("holds a second image");
        }
        if (precision != 8 && precision != 12) {
            throw in.damaged("has " + precision + " bits a sample");
        }
        for (FrameHeader.Component component : frame.components()) {
            if (component.across() < 1 || component.across() > 4 || component.down() < 1 || component.down() > 4) {
                throw in.damaged("has impossible colours");
            }
            maxAcross = Math.max(maxAcross, component.across());
            maxDown = Math.max(maxDown, component.down());
        }
        int unitsAcross = ceil(shape.width(), 8 * maxAcross);
        int unitsDown = ceil(shape.height(), 8 * maxDown);
        // A block takes at least two bits, so a small file can't claim a huge picture.
        long blocks = 0;
        for (FrameHeader.Component component : frame.components()) {
            blocks += (long) unitsAcross * component.across() * unitsDown * component.down();
        }
        if (blocks > 4L * data.length) {
            throw in.damaged("is too short for the image");
        }
        for (FrameHeader.Component component : frame.components()) {
            planes.add(new ColourPlane(component, unitsAcross * component.across(), unitsDown * component.down()));
        }
    }

    private void readHuffman(MarkerSegment in) throws CodecException {
        while (in.left() > 0) {
            int slot = in.byteValue();
            ((slot >> 4 & 1) == 0 ? dcTables : acTables)[slot & 3] = new HuffmanTable(in);
        }
    }

    private void readQuantisation(MarkerSegment in) throws CodecException {
        while (in.left() > 0) {
            int slot = in.byteValue();
            quantisation[slot & 3] = BlockReader.steps(in, slot >> 4 != 0);
        }
    }

    private void readScan(MarkerSegment in) throws CodecException {
        int count = in.byteValue();
        if (count < 1 || count > planes.size() - scanned) {
            throw in.damaged("has an impossible scan");
        }
        List<ColourPlane> used = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = in.byteValue();
            ColourPlane plane = planes.stream()
                    .filter(candidate -> candidate.component().id() == id && !used.contains(candidate))
                    .findFirst()
                    .orElseThrow(() -> in.damaged("has an impossible scan"));
            int tables = in.byteValue();
            HuffmanTable dc = dcTables[tables >> 4 & 3];
            HuffmanTable ac = acTables[tables & 3];
            int[] steps = quantisation[plane.component().table()];
            if (dc == null || ac == null || steps == null) {
                throw in.damaged("lacks a table");
            }
            plane.begin(dc, ac, steps);
            used.add(plane);
        }
        EntropyBits bits = new EntropyBits(data, markers.end());
        // Losses may lift a value over the bits that are used; cut off, the brightest pixel would become the darkest.
        int greatest = (1 << Math.min(precision, shape.valueBits())) - 1;
        SequentialScan scan = new SequentialScan(used, bits, new BlockReader(bits, precision, greatest), interval);
        if (count == 1) {
            FrameHeader.Component component = used.get(0).component();
            scan.readAlone(
                    ceil(shape.width() * component.across(), maxAcross),
                    ceil(shape.height() * component.down(), maxDown));
        } else {
            scan.readTogether();
        }
        scanned += count;
        markers.leaveScan(bits.position());
    }

    private int[] values() {
        int[] values = new int[shape.values()];
        int to = 0;
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                for (ColourPlane plane : planes) {
                    FrameHeader.Component component = plane.component();
                    values[to++] = plane.at(x * component.across() / maxAcross, y * component.down() / maxDown);
                }
            }
        }
        return values;
    }

    private static int ceil(int value, int by) {
        return (value + by - 1) / by;
    }
}

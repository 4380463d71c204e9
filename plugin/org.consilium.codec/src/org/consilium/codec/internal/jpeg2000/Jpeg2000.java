// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.List;
import java.util.Map;
import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;

/** Decodes JPEG 2000 images without subsampled components; High-Throughput JPEG 2000 is refused. */
public final class Jpeg2000 {
    private Jpeg2000() {}

    /**
     * Decodes an image.
     *
     * @param data a codestream, bare or in a JP2 file
     * @return {@code shape.values()} values of 28 bits at most, row by row, components beside each other; those of signed
     *     components may be negative
     * @throws CodecException where the data isn't such a picture, or is damaged
     */
    public static int[] decode(byte[] data, FrameShape shape) throws CodecException {
        Codestream stream = Codestream.read(data, shape);
        ImageSize size = stream.size();
        int[] values = new int[shape.values()];
        for (Map.Entry<Integer, Codestream.TileBytes> tile : stream.tiles().entrySet()) {
            Area area = size.tile(tile.getKey());
            CodingParameters parameters = tile.getValue().parameters();
            List<double[]> planes = new TileDecoder(size, area, parameters)
                    .decode(tile.getValue().body());
            for (int component = 0; component < planes.size(); component++) {
                double[] plane = planes.get(component);
                Precision precision = size.components().get(component);
                int width = size.image().width();
                for (int y = 0; y < area.height(); y++) {
                    int row = area.top() - size.image().top() + y;
                    int to = (row * width + area.left() - size.image().left()) * planes.size() + component;
                    for (int x = 0; x < area.width(); x++, to += planes.size()) {
                        long value = Math.round(plane[y * area.width() + x]) + precision.shift();
                        values[to] = (int) Math.max(precision.low(), Math.min(precision.high(), value));
                    }
                }
            }
        }
        return values;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.Map;
import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;

/** Decodes JPEG 2000 images without subsampled components; High-Throughput JPEG 2000 is refused. */
public final class Jpeg2000 {
    private static final int MAX_COMPONENTS = 4;
    private static final int MAX_BITS = 28;

    private Jpeg2000() {}

    /**
     * Decodes an image.
     *
     * @param data a codestream, bare or in a JP2 file
     * @return {@code height * width * components} values, row by row, components interleaved; those of signed components
     *     may be negative
     * @throws CodecException where the data is damaged, or isn't an image of the given size
     */
    public static int[] decode(byte[] data, FrameShape shape) throws CodecException {
        int width = shape.width();
        int height = shape.height();
        int components = shape.samples();
        Codestream stream = Codestream.read(data, width, height);
        ImageSize size = stream.size();
        if (size.width() != width || size.height() != height) {
            throw CodecException.otherPicture("the JPEG 2000 image has another size than expected");
        }
        if (size.components() != components || components > MAX_COMPONENTS) {
            throw CodecException.otherPicture("the JPEG 2000 image has another number of colours than expected");
        }
        for (int bits : size.bits()) {
            if (bits > MAX_BITS) {
                throw CodecException.unsupported("JPEG 2000 with " + bits + " bits a sample is not supported");
            }
        }
        if (stream.tiles().size() < size.tiles()) {
            throw Codestream.damaged("lacks tiles");
        }
        int[] values = new int[width * height * components];
        for (Map.Entry<Integer, Codestream.TileBytes> tile : stream.tiles().entrySet()) {
            Codestream.TileBytes bytes = tile.getValue();
            new TileDecoder(size, tile.getKey(), bytes.parameters, bytes.body.toByteArray()).decode(values);
        }
        return values;
    }
}

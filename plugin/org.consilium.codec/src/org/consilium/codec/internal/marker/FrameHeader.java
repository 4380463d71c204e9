// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.marker;

import java.util.ArrayList;
import java.util.List;
import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;

/**
 * The header of a frame of the JPEG family, ITU-T T.81 B.2.2.
 *
 * @param precision bits a sample
 * @param components one a colour, as many as the shape has samples
 */
public record FrameHeader(int precision, List<Component> components) {
    /**
     * A colour.
     *
     * @param id by which scans name it
     * @param across samples in a row where the most finely sampled colour has the greatest such number
     * @param down likewise for columns
     * @param table number of its quantisation table
     */
    public record Component(int id, int across, int down, int table) {}

    /**
     * Reads a header.
     *
     * @param format what errors call the stream
     * @throws CodecException where it is of another picture than the shape, or its samples don't fit the cells
     */
    public static FrameHeader read(MarkerSegment in, FrameShape shape, String format) throws CodecException {
        int precision = in.byteValue();
        int height = in.shortValue();
        int width = in.shortValue();
        int count = in.byteValue();
        if (count != shape.samples()) {
            throw CodecException.otherPicture(
                    "the " + format + " image has " + count + " colours, not " + shape.samples() + " as expected");
        }
        if (height != shape.height() || width != shape.width()) {
            throw CodecException.otherPicture("the " + format + " image has " + width + " x " + height + " pixels, not "
                    + shape.width() + " x " + shape.height() + " as expected");
        }
        if (precision < 2 || precision > Math.min(16, shape.cellBits())) {
            throw CodecException.otherPicture("the " + format + " image has " + precision
                    + " bits a sample, which don't fit the expected " + shape.cellBits());
        }
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = in.byteValue();
            int sampling = in.byteValue();
            components.add(new Component(id, sampling >> 4, sampling & 15, in.byteValue() & 3));
        }
        return new FrameHeader(precision, components);
    }

    /** Whether each colour has a sample for every pixel; the factors of a single colour mean nothing. */
    public boolean fullySampled() {
        return components.size() == 1
                || components.stream().allMatch(component -> component.across() == 1 && component.down() == 1);
    }
}

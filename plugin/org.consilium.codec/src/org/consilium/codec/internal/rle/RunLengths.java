// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.rle;

import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;

/** Run lengths of bytes, DICOM PS3.5 annex G: one PackBits segment a byte plane, most significant byte first. */
public final class RunLengths {
    private static final int HEADER = 64;
    private static final int MOST_SEGMENTS = 15;

    private RunLengths() {}

    /**
     * Decodes a picture.
     *
     * @return {@code shape.values()} cells, little endian, row by row, colours beside each other
     * @throws CodecException where the data isn't such a picture, or is damaged
     */
    public static byte[] decode(byte[] data, FrameShape shape) throws CodecException {
        // Bits are packed, the lowest first, and become a byte each.
        boolean bits = shape.cellBits() == 1;
        int bytes = shape.cellBytes();
        int segments = shape.samples() * bytes;
        // A pair of bytes can stand for 128, never for more: so a small file can't claim a huge image.
        if ((long) shape.values() * bytes > (long) data.length * (bits ? 1024 : 128)) {
            throw CodecException.damaged("the RLE data is too short for the image");
        }
        if (data.length < HEADER || segments > MOST_SEGMENTS || number(data, 0) != (bits ? 1 : segments)) {
            throw CodecException.damaged(
                    "the RLE data doesn't have the " + (bits ? 1 : segments) + " segments the image needs");
        }
        if (bits) {
            return bits(data, shape);
        }
        byte[] values = new byte[shape.values() * bytes];
        int pixels = shape.width() * shape.height();
        for (int segment = 0; segment < segments; segment++) {
            int sample = segment / bytes;
            int place = bytes - 1 - segment % bytes;
            int end = segment + 1 < segments ? number(data, 8 + 4 * segment) : data.length;
            unpack(data, number(data, 4 + 4 * segment), end, values, sample * bytes + place, segments, pixels);
        }
        return values;
    }

    private static byte[] bits(byte[] data, FrameShape shape) throws CodecException {
        byte[] packed = new byte[(shape.values() + 7) / 8];
        unpack(data, number(data, 4), data.length, packed, 0, 1, packed.length);
        byte[] values = new byte[shape.values()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (packed[i >> 3] >> (i & 7) & 1);
        }
        return values;
    }

    /**
     * Unpacks the bytes from {@code start} to {@code end} into {@code count} values, the first one at {@code first}, the
     * others each {@code step} further.
     */
    private static void unpack(byte[] data, int start, int end, byte[] values, int first, int step, int count)
            throws CodecException {
        if (start < HEADER || end > data.length || start > end) {
            throw CodecException.damaged("the RLE data names segments that it doesn't have");
        }
        int done = 0;
        int position = start;
        while (done < count && position < end) {
            int control = data[position++];
            if (control == -128) {
                continue;
            }
            int run = control >= 0 ? control + 1 : 1 - control;
            int needed = control >= 0 ? run : 1;
            if (position + needed > end) {
                break;
            }
            for (int i = 0; i < run && done < count; i++) {
                values[first + done++ * step] = data[control >= 0 ? position + i : position];
            }
            position += needed;
        }
        if (done < count) {
            throw CodecException.damaged("the RLE data has a segment that ends too early", position);
        }
    }

    private static int number(byte[] data, int start) {
        return (data[start] & 0xff)
                | (data[start + 1] & 0xff) << 8
                | (data[start + 2] & 0xff) << 16
                | (data[start + 3] & 0xff) << 24;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.frame;

/**
 * What a compressed frame is expected to hold.
 *
 * @param width pixels in a row, 1 to 65535
 * @param height rows, 1 to 65535
 * @param samples values a pixel, 1 to 4
 * @param cellBits 1, 8, 16 or 32: the cell a decoded value is given; a frame whose values need more is refused. Cells of
 *     1 bit are given a byte each
 * @param valueBits 1 to {@code cellBits}: lossy values that losses lift over these are cut off, so that the brightest
 *     pixel doesn't become the darkest where somebody looks at these bits only
 */
public record FrameShape(int width, int height, int samples, int cellBits, int valueBits) {
    public FrameShape {
        boolean sized = width > 0 && width < 1 << 16 && height > 0 && height < 1 << 16 && samples > 0 && samples < 5;
        boolean celled = cellBits == 1 || cellBits == 8 || cellBits == 16 || cellBits == 32;
        if (!sized || !celled || valueBits < 1 || valueBits > cellBits) {
            throw new IllegalArgumentException("no frame has " + width + " x " + height + " x " + samples + " cells of "
                    + cellBits + " bits, " + valueBits + " of them used");
        }
        if ((long) width * height * samples * Math.max(1, cellBits / 8) > Integer.MAX_VALUE - 64L) {
            throw new IllegalArgumentException("a frame takes less than 2 GiB");
        }
    }

    /** Number of values. */
    public int values() {
        return width * height * samples;
    }

    /** Bytes of a cell. */
    public int cellBytes() {
        return Math.max(1, cellBits / 8);
    }
}

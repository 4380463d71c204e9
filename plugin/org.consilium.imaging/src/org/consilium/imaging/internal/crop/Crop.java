// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.crop;

import java.util.BitSet;

/**
 * A cut out of an image, which may reach beyond it.
 *
 * @param top row of the image that becomes the first one, may be negative
 * @param left column that becomes the first one, may be negative
 * @param height rows
 * @param width columns
 */
public record Crop(int top, int left, int height, int width) {
    /** The whole image. */
    public static Crop whole(int rows, int columns) {
        return new Crop(0, 0, rows, columns);
    }

    /** A square around the middle of the smallest rectangle that holds the pixels, or of the image without any. */
    public static Crop around(BitSet pixels, int rows, int columns, int size) {
        int top = rows;
        int bottom = -1;
        int left = columns;
        int right = -1;
        for (int pixel = pixels.nextSetBit(0); pixel >= 0; pixel = pixels.nextSetBit(pixel + 1)) {
            int row = pixel / columns;
            int column = pixel % columns;
            top = Math.min(top, row);
            bottom = Math.max(bottom, row);
            left = Math.min(left, column);
            right = Math.max(right, column);
        }
        if (bottom < 0) {
            top = 0;
            bottom = rows - 1;
            left = 0;
            right = columns - 1;
        }
        return new Crop(
                Math.floorDiv(top + bottom + 1 - size, 2), Math.floorDiv(left + right + 1 - size, 2), size, size);
    }

    /** Whether any of the pixels of an image of so many columns lies outside. */
    public boolean cutsOff(BitSet pixels, int columns) {
        return pixels.stream().anyMatch(pixel -> {
            int row = pixel / columns - top;
            int column = pixel % columns - left;
            return row < 0 || row >= height || column < 0 || column >= width;
        });
    }

    /** Cuts image values; beyond the border the nearest pixel is repeated. */
    public float[] cut(float[] values, int rows, int columns) {
        float[] cut = new float[height * width];
        for (int row = 0; row < height; row++) {
            int from = Math.max(0, Math.min(rows - 1, top + row)) * columns;
            for (int column = 0; column < width; column++) {
                cut[row * width + column] = values[from + Math.max(0, Math.min(columns - 1, left + column))];
            }
        }
        return cut;
    }

    /** Cuts a mask; beyond the border there is nothing. */
    public byte[] cut(BitSet mask, int rows, int columns) {
        byte[] cut = new byte[height * width];
        for (int pixel = mask.nextSetBit(0); pixel >= 0; pixel = mask.nextSetBit(pixel + 1)) {
            int row = pixel / columns - top;
            int column = pixel % columns - left;
            if (row >= 0 && row < height && column >= 0 && column < width && pixel < rows * columns) {
                cut[row * width + column] = 1;
            }
        }
        return cut;
    }
}

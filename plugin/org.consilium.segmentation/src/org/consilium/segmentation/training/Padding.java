// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

/** Brings maps to a multiple of the network's stride by repeating the last row and column, and back. */
public final class Padding {

    private final int rows;
    private final int columns;
    private final int height;
    private final int width;

    /**
     * @param rows true size
     * @param columns true size
     * @param stride both padded sizes are multiples of it
     */
    public Padding(final int rows, final int columns, final int stride) {
        this.rows = rows;
        this.columns = columns;
        this.height = (rows + stride - 1) / stride * stride;
        this.width = (columns + stride - 1) / stride * stride;
    }

    /** Padded height. */
    public int height() {
        return height;
    }

    /** Padded width. */
    public int width() {
        return width;
    }

    /** True height. */
    public int rows() {
        return rows;
    }

    /** True width. */
    public int columns() {
        return columns;
    }

    float[] pad(final float[] maps, final int count) {
        final float[] padded = new float[count * height * width];
        for (int i = 0; i < padded.length; i++) {
            padded[i] = maps[source(i)];
        }
        return padded;
    }

    byte[] pad(final byte[] maps, final int count) {
        final byte[] padded = new byte[count * height * width];
        for (int i = 0; i < padded.length; i++) {
            padded[i] = maps[source(i)];
        }
        return padded;
    }

    private int source(final int padded) {
        final int map = padded / (height * width);
        final int y = Math.min(padded / width % height, rows - 1);
        final int x = Math.min(padded % width, columns - 1);
        return (map * rows + y) * columns + x;
    }

    byte[] crop(final byte[] padded, final int count) {
        final byte[] maps = new byte[count * rows * columns];
        for (int i = 0; i < maps.length; i++) {
            final int map = i / (rows * columns);
            maps[i] = padded[(map * height + i / columns % rows) * width + i % columns];
        }
        return maps;
    }
}

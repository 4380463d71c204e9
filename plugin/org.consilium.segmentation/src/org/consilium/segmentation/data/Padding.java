// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

/** Brings maps to a multiple of the network's stride by repeating the last row and column. */
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
    public Padding(int rows, int columns, int stride) {
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

    /** Whether the true size is already a multiple of the stride. */
    public boolean isEmpty() {
        return rows == height && columns == width;
    }

    /** The true pixel, row by row, that a pixel of the padded map repeats. */
    int source(long y, long x) {
        return (int) (Math.min(y, rows - 1) * columns + Math.min(x, columns - 1));
    }
}

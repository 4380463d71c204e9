// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

/**
 * Values on a grid, bilinear between the grid points, constant beyond the border.
 *
 * @param values row by row
 */
record Field(int rows, int columns, float[] values) {

    static Field of(int rows, int columns, byte[] mask) {
        float[] values = new float[mask.length];
        for (int i = 0; i < mask.length; i++) {
            values[i] = mask[i];
        }
        return new Field(rows, columns, values);
    }

    double at(double row, double column) {
        Cell cell = cell(row, column);
        double top = cell.a + (cell.b - cell.a) * cell.x;
        double bottom = cell.c + (cell.d - cell.c) * cell.x;
        return top + (bottom - top) * cell.y;
    }

    /** Length of the gradient, per grid step. */
    double slope(double row, double column) {
        Cell cell = cell(row, column);
        double dx = (cell.b - cell.a) * (1 - cell.y) + (cell.d - cell.c) * cell.y;
        double dy = (cell.c - cell.a) * (1 - cell.x) + (cell.d - cell.b) * cell.x;
        return Math.hypot(dx, dy);
    }

    /** Whether the four grid points around are all the same. */
    boolean flat(double row, double column) {
        Cell cell = cell(row, column);
        return cell.a == cell.b && cell.a == cell.c && cell.a == cell.d;
    }

    /** The grid points around: a and b above, c and d below, and the place between them from 0 to 1. */
    private record Cell(float a, float b, float c, float d, double x, double y) {}

    private Cell cell(double row, double column) {
        double y = Math.max(0, Math.min(rows - 1, row));
        double x = Math.max(0, Math.min(columns - 1, column));
        int above = (int) y;
        int left = (int) x;
        int below = Math.min(above + 1, rows - 1);
        int right = Math.min(left + 1, columns - 1);
        return new Cell(
                values[above * columns + left],
                values[above * columns + right],
                values[below * columns + left],
                values[below * columns + right],
                x - left,
                y - above);
    }
}

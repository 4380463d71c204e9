// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.Arrays;

/**
 * The exact Euclidean distance from every pixel centre to the nearest of a set of pixels, in time linear in the number
 * of pixels (Felzenszwalb and Huttenlocher, "Distance Transforms of Sampled Functions", Theory of Computing 8, 2012):
 * first the distance within each column, then, row by row, the lower envelope of one parabola a column.
 */
final class DistanceTransform {

    private static final int NONE = Integer.MAX_VALUE;

    private final int width;
    private final double columnSpacing;
    private final int[] vertex;
    private final double[] from;

    private DistanceTransform(int width, double columnSpacing) {
        this.width = width;
        this.columnSpacing = columnSpacing;
        vertex = new int[width];
        from = new double[width + 1];
    }

    /**
     * Squared distances in the unit of the spacings.
     *
     * @param sources indices of the pixels to measure from, row by row; at least one
     * @param height rows of the picture
     * @param width columns of the picture
     * @param scale the spacings
     * @return one value a pixel, row by row; 0 at the sources
     */
    static double[] squared(int[] sources, int height, int width, PixelScale scale) {
        if (sources.length == 0) {
            throw new IllegalArgumentException("There is no pixel to measure a distance from.");
        }
        int[] rows = rowsToNearest(sources, height, width);
        DistanceTransform transform = new DistanceTransform(width, scale.column());
        double[] squared = new double[height * width];
        double[] line = new double[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int distance = rows[y * width + x];
                line[x] = distance == NONE ? Double.POSITIVE_INFINITY : square(distance * scale.row());
            }
            transform.line(line, squared, y * width);
        }
        return squared;
    }

    /** The number of rows to the nearest source of the same column. */
    private static int[] rowsToNearest(int[] sources, int height, int width) {
        int[] rows = new int[height * width];
        Arrays.fill(rows, NONE);
        for (int source : sources) {
            rows[source] = 0;
        }
        for (int i = width; i < rows.length; i++) {
            if (rows[i - width] != NONE) {
                rows[i] = Math.min(rows[i], rows[i - width] + 1);
            }
        }
        for (int i = rows.length - width - 1; i >= 0; i--) {
            if (rows[i + width] != NONE) {
                rows[i] = Math.min(rows[i], rows[i + width] + 1);
            }
        }
        return rows;
    }

    /** The smallest of {@code heights[v] + distance(x, v)^2} for every x of a row. */
    private void line(double[] heights, double[] result, int offset) {
        int parabolas = 0;
        for (int x = 0; x < width; x++) {
            if (heights[x] == Double.POSITIVE_INFINITY) {
                continue;
            }
            double start = Double.NEGATIVE_INFINITY;
            while (parabolas > 0) {
                start = crossing(heights, vertex[parabolas - 1], x);
                if (start > from[parabolas - 1]) {
                    break;
                }
                parabolas--;
                start = Double.NEGATIVE_INFINITY;
            }
            vertex[parabolas] = x;
            from[parabolas++] = start;
        }
        from[parabolas] = Double.POSITIVE_INFINITY;
        int current = 0;
        for (int x = 0; x < width; x++) {
            while (from[current + 1] < x * columnSpacing) {
                current++;
            }
            int v = vertex[current];
            result[offset + x] = heights[v] + square((x - v) * columnSpacing);
        }
    }

    /** Where the parabola of column {@code right} falls below that of column {@code left}. */
    private double crossing(double[] heights, int left, int right) {
        double a = left * columnSpacing;
        double b = right * columnSpacing;
        return (heights[right] - heights[left]) / (2 * (b - a)) + (a + b) / 2;
    }

    private static double square(double value) {
        return value * value;
    }
}

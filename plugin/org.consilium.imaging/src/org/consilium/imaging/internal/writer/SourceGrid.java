// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.writer;

import java.util.List;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.model.SourceImage;

/** Puts segmentations of cuts back onto the grid of the image they were cut from. */
final class SourceGrid {
    private SourceGrid() {}

    /**
     * One plane on the source's grid.
     *
     * @param values row by row; 0 where no case reaches
     * @param covered number of pixels that a case reaches
     */
    record Plane(float[] values, int covered) {}

    /**
     * One plane on the source's grid. Where several cases overlap it is the mean of their values, each weighted by how far
     * the pixel lies from the borders of that case: a window sees least at its borders, and with weights that end at 0
     * there the plane has no seams where one ends.
     *
     * @param cases of one slice of one volume
     * @param values of each of them; null where a case has none
     * @return null where none has any
     */
    static Plane plane(List<SegmentationCase> cases, List<float[]> values) {
        SegmentationCase first = cases.get(0);
        int pixels = first.rows() * first.columns();
        double[] sum = null;
        double[] weight = new double[pixels];
        for (int i = 0; i < cases.size(); i++) {
            if (values.get(i) != null) {
                sum = sum == null ? new double[pixels] : sum;
                add(cases.get(i), values.get(i), sum, weight);
            }
        }
        if (sum == null) {
            return null;
        }
        float[] plane = new float[pixels];
        int covered = 0;
        for (int i = 0; i < pixels; i++) {
            covered += weight[i] > 0 ? 1 : 0;
            plane[i] = weight[i] > 0 ? (float) (sum[i] / weight[i]) : 0;
        }
        return new Plane(plane, covered);
    }

    private static void add(SegmentationCase c, float[] values, double[] sum, double[] weight) {
        SourceImage source = c.source().known() ? c.source() : SourceImage.none();
        int columns = c.columns();
        for (int row = 0; row < c.rows(); row++) {
            double y = (row + 0.5 - source.top()) / source.rowScale() - 0.5;
            if (y <= -0.5 || y >= c.height() - 0.5) {
                continue;
            }
            for (int column = 0; column < columns; column++) {
                double x = (column + 0.5 - source.left()) / source.columnScale() - 0.5;
                int at = row * columns + column;
                if (x > -0.5 && x < c.width() - 0.5) {
                    double share = inside(y, c.height()) * inside(x, c.width());
                    sum[at] += share * at(values, c.height(), c.width(), y, x);
                    weight[at] += share;
                }
            }
        }
    }

    /** Distance to the nearer border, above 0. */
    private static double inside(double place, int length) {
        return Math.min(place + 0.5, length - 0.5 - place);
    }

    /** The value between pixels, bilinear; exact on them. */
    private static float at(float[] values, int height, int width, double y, double x) {
        int top = (int) Math.max(0, Math.min(height - 1, Math.floor(y)));
        int left = (int) Math.max(0, Math.min(width - 1, Math.floor(x)));
        int bottom = Math.min(height - 1, top + 1);
        int right = Math.min(width - 1, left + 1);
        double down = Math.max(0, Math.min(1, y - top));
        double across = Math.max(0, Math.min(1, x - left));
        double upper = values[top * width + left] * (1 - across) + values[top * width + right] * across;
        double lower = values[bottom * width + left] * (1 - across) + values[bottom * width + right] * across;
        return (float) (upper * (1 - down) + lower * down);
    }
}

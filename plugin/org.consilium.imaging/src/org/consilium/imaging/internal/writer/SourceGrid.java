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
     * One plane on the source's grid: 0 where no case reaches, the mean where several overlap.
     *
     * @param cases of one slice of one volume
     * @param values of each of them; null where a case has none
     * @return row by row; null where none has any
     */
    static float[] plane(List<SegmentationCase> cases, List<float[]> values) {
        SegmentationCase first = cases.get(0);
        int rows = first.rows();
        int columns = first.columns();
        float[] sum = null;
        byte[] count = new byte[rows * columns];
        for (int i = 0; i < cases.size(); i++) {
            if (values.get(i) != null) {
                sum = sum == null ? new float[rows * columns] : sum;
                add(cases.get(i), values.get(i), sum, count);
            }
        }
        for (int i = 0; sum != null && i < sum.length; i++) {
            sum[i] = count[i] > 1 ? sum[i] / count[i] : sum[i];
        }
        return sum;
    }

    private static void add(SegmentationCase c, float[] values, float[] sum, byte[] count) {
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
                if (x > -0.5 && x < c.width() - 0.5 && count[at] < Byte.MAX_VALUE) {
                    sum[at] += at(values, c.height(), c.width(), y, x);
                    count[at]++;
                }
            }
        }
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

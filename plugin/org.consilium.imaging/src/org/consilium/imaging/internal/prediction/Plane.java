// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.prediction;

import java.util.BitSet;
import org.consilium.imaging.internal.crop.Grid;
import org.consilium.imaging.layer.SegmentationCase;

/**
 * What is predicted on one image: a mask, which goes onto a case as drawn masks do, or probabilities.
 *
 * @param rows of the image
 * @param columns of the image
 * @param mask pixels inside; null where there are probabilities
 * @param probabilities row by row, 0 to 1; null where there is a mask
 */
record Plane(int rows, int columns, BitSet mask, float[] probabilities) {
    static Plane of(int rows, int columns, BitSet mask) {
        return new Plane(rows, columns, mask, null);
    }

    static Plane of(int rows, int columns, float[] probabilities) {
        return new Plane(rows, columns, null, probabilities);
    }

    /** The values on the grid of a case, 0 to 1: cut and resampled as the image was, where these are the image's pixels. */
    float[] on(SegmentationCase c) {
        boolean cut = rows != c.rows() || columns != c.columns();
        Grid grid = cut ? new Grid(0, 0, c.height(), c.width(), 1, 1) : Target.grid(c);
        if (mask == null) {
            return grid.probabilities(probabilities, rows, columns);
        }
        byte[] inside = grid.mask(mask, rows, columns);
        float[] values = new float[inside.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = inside[i];
        }
        return values;
    }
}

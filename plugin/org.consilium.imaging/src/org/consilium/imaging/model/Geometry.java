// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.model;

import java.util.Arrays;

/**
 * Where an image lies in space, as DICOM says it (LPS, mm). NaN where the file doesn't say.
 *
 * @param rowSpacing distance of neighbouring rows, mm
 * @param columnSpacing distance of neighbouring columns, mm
 * @param sliceThickness mm
 * @param position centre of the first pixel, three values, mm
 * @param orientation direction of a row (towards higher columns), then of a column, six values
 */
public record Geometry(
        double rowSpacing, double columnSpacing, double sliceThickness, double[] position, double[] orientation) {
    /** Checks the number of coordinates. */
    public Geometry {
        if (position.length != 3 || orientation.length != 6) {
            throw new IllegalArgumentException("a geometry has 3 position and 6 orientation values");
        }
    }

    /** A geometry of which nothing is known: every number is NaN. */
    public static Geometry unknown() {
        return new Geometry(Double.NaN, Double.NaN, Double.NaN, nan(3), nan(6));
    }

    /** The same image cut so that pixel (row, column) becomes the first one; negative values pad. */
    public Geometry shifted(int row, int column) {
        double[] moved = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            moved[axis] = position[axis]
                    + (column == 0 ? 0 : column * columnSpacing * orientation[axis])
                    + (row == 0 ? 0 : row * rowSpacing * orientation[3 + axis]);
        }
        return new Geometry(rowSpacing, columnSpacing, sliceThickness, moved, orientation);
    }

    private static double[] nan(int count) {
        double[] values = new double[count];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}

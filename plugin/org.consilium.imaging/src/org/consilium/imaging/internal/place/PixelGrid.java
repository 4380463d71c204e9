// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.place;

import org.consilium.imaging.internal.study.Slice;
import org.consilium.imaging.internal.study.Vectors;
import org.consilium.imaging.model.Geometry;

/**
 * The pixels of a slice or of a frame, and where their centres lie.
 *
 * @param geometry every number known: see {@link #known}
 * @param rows at least 1
 * @param columns at least 1
 */
public record PixelGrid(Geometry geometry, int rows, int columns) {
    /** The pixels of a slice. */
    public static PixelGrid of(Slice slice) {
        return new PixelGrid(
                slice.geometry(),
                slice.image().layout().rows(),
                slice.image().layout().columns());
    }

    /** Whether a geometry says all that is needed to place a pixel. */
    public static boolean known(Geometry geometry) {
        return geometry.rowSpacing() > 0
                && geometry.columnSpacing() > 0
                && Vectors.finite(geometry.position())
                && Vectors.finite(geometry.orientation())
                && Vectors.finite(Vectors.normal(geometry.orientation()));
    }

    /** Direction across the pixels, length 1. */
    public double[] normal() {
        return Vectors.normal(geometry.orientation());
    }

    /** Where a place in pixels lies, in mm; (0, 0) is the centre of the first pixel. */
    public double[] point(double row, double column) {
        double[] o = geometry.orientation();
        double[] point = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            point[axis] = geometry.position()[axis]
                    + column * geometry.columnSpacing() * o[axis]
                    + row * geometry.rowSpacing() * o[3 + axis];
        }
        return point;
    }

    /** The row on which the foot of a point in mm lies. */
    public double row(double[] point) {
        return along(point, 3) / geometry.rowSpacing();
    }

    /** The column on which the foot of a point in mm lies. */
    public double column(double[] point) {
        return along(point, 0) / geometry.columnSpacing();
    }

    /** The centres of the four corner pixels, once around: x, y, z each, in mm. */
    public double[] corners() {
        double[] corners = new double[12];
        for (int corner = 0; corner < 4; corner++) {
            double row = corner / 2 * (rows - 1);
            double column = (corner == 1 || corner == 2 ? 1 : 0) * (columns - 1);
            System.arraycopy(point(row, column), 0, corners, 3 * corner, 3);
        }
        return corners;
    }

    private double along(double[] point, int from) {
        double sum = 0;
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
            double direction = geometry.orientation()[from + axis];
            sum += (point[axis] - geometry.position()[axis]) * direction;
            square += direction * direction;
        }
        return sum / square;
    }
}

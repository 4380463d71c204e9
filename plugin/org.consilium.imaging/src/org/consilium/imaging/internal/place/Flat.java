// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.place;

/**
 * Something that was drawn in one plane: a contour, or a frame.
 *
 * @param points its corners: x, y, z each, in mm
 * @param pitch how far the planes of the drawing lie apart, in mm, where this plane stands for all up to the middle
 *     between it and the next; NaN where it stands for itself alone
 */
public record Flat(double[] points, double pitch) {
    /** The lowest and the highest place of a corner along a direction, in mm. */
    double[] range(double[] direction) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.length; i += 3) {
            double at = points[i] * direction[0] + points[i + 1] * direction[1] + points[i + 2] * direction[2];
            low = Math.min(low, at);
            high = Math.max(high, at);
        }
        return new double[] {low, high};
    }

    /** The diagonal of the smallest box that holds the corners, in mm. */
    double extent() {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
            double[] direction = new double[3];
            direction[axis] = 1;
            double[] range = range(direction);
            square += (range[1] - range[0]) * (range[1] - range[0]);
        }
        return Math.sqrt(square);
    }
}

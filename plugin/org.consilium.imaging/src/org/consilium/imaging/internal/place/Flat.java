// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.place;

import org.consilium.imaging.internal.study.Vectors;

/**
 * Something that was drawn in one plane: a contour, or a frame.
 *
 * @param points its corners, once around: x, y, z each, in mm
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

    /** The sine of the angle between the plane of the corners and one with this normal; NaN where they span no plane. */
    double slope(double[] normal) {
        double[] area = new double[3];
        for (int i = 0; i < points.length; i += 3) {
            int next = (i + 3) % points.length;
            for (int axis = 0; axis < 3; axis++) {
                int b = (axis + 1) % 3;
                int c = (axis + 2) % 3;
                // From the first corner on, so that large coordinates cost no digits.
                area[axis] += (points[i + b] - points[b]) * (points[next + c] - points[c])
                        - (points[i + c] - points[c]) * (points[next + b] - points[b]);
            }
        }
        double square = Vectors.dot(area, area);
        double along = Vectors.dot(area, normal);
        return Math.sqrt(Math.max(0, 1 - along * along / square));
    }
}

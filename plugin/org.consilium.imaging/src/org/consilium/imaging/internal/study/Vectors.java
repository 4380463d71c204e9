// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

/** Arithmetic of three coordinates. */
public final class Vectors {
    private Vectors() {}

    /** Normal of an image plane: row direction times column direction, length 1. */
    public static double[] normal(double[] orientation) {
        double[] n = {
            orientation[1] * orientation[5] - orientation[2] * orientation[4],
            orientation[2] * orientation[3] - orientation[0] * orientation[5],
            orientation[0] * orientation[4] - orientation[1] * orientation[3]
        };
        double length = Math.sqrt(dot(n, n));
        return new double[] {n[0] / length, n[1] / length, n[2] / length};
    }

    /** Scalar product of the first three coordinates. */
    public static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    /** Whether all values are numbers. */
    public static boolean finite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Whether two planes have the same axes, to about half a degree. */
    public static boolean sameOrientation(double[] a, double[] b) {
        for (int i = 0; i < 6; i++) {
            if (!(Math.abs(a[i] - b[i]) < 0.01)) {
                return false;
            }
        }
        return true;
    }
}

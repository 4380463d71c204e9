// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg;

/** The inverse discrete cosine transform of 8x8 values, ITU-T T.81 A.3.3. */
final class InverseCosine {
    private static final double[] BASIS = new double[64];

    static {
        for (int x = 0; x < 8; x++) {
            for (int u = 0; u < 8; u++) {
                BASIS[x * 8 + u] = (u == 0 ? Math.sqrt(0.5) : 1) * Math.cos((2 * x + 1) * u * Math.PI / 16) / 2;
            }
        }
    }

    private final double[] rows = new double[64];

    /** Turns coefficients, row by row, into values in place. */
    void transform(double[] block) {
        for (int row = 0; row < 8; row++) {
            for (int x = 0; x < 8; x++) {
                double sum = 0;
                for (int u = 0; u < 8; u++) {
                    sum += BASIS[x * 8 + u] * block[row * 8 + u];
                }
                rows[row * 8 + x] = sum;
            }
        }
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                double sum = 0;
                for (int v = 0; v < 8; v++) {
                    sum += BASIS[y * 8 + v] * rows[v * 8 + x];
                }
                block[y * 8 + x] = sum;
            }
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** Lines of one value, which no transform has touched but for a factor of two (ITU-T T.800 F.3.6). */
class WaveletTest {
    @Test
    void aSingleValueAtAnOddPlaceWasDoubled() {
        assertArrayEquals(new double[] {7}, inverse(2, true));
        assertArrayEquals(new double[] {7}, inverse(2, false));
        assertArrayEquals(new double[] {3}, inverse(3, true));
        assertArrayEquals(new double[] {3.5}, inverse(3, false));
    }

    private static double[] inverse(int left, boolean reversible) {
        double[] plane = {7};
        Wavelet.inverse(plane, new Area(left, 0, left + 1, 1), reversible);
        return plane;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The steps of quantisation, ITU-T T.800 annex E; no encoder at hand derives them. */
class QuantisationTest {
    @Test
    void derivedStepsDoubleWithEveryResolution() {
        Quantisation derived = new Quantisation(2, 1, new int[] {10}, new int[] {512});
        assertTrue(derived.covers(97));
        // LL and the three bands of the first resolution above it share the exponent, the next ones have one less.
        int[] exponents = {10, 10, 10, 10, 9, 9, 9, 8, 8, 8, 7};
        for (int band = 0; band < exponents.length; band++) {
            assertEquals(2 + exponents[band] - 1, derived.planes(band), "planes of band " + band);
            assertEquals(1.25 * Math.pow(2, 12 - exponents[band]), derived.step(band, 12), "step of band " + band);
        }
    }

    @Test
    void everyBandHasItsOwnStep() {
        Quantisation each = new Quantisation(1, 2, new int[] {8, 9, 10, 12}, new int[] {0, 1024, 2047, 1});
        assertTrue(each.covers(4));
        assertFalse(each.covers(5));
        assertEquals(12, each.planes(3));
        assertEquals(1.5 / 2, each.step(1, 8));
        assertEquals((1 + 1 / 2048.0) / 16, each.step(3, 8));
    }
}

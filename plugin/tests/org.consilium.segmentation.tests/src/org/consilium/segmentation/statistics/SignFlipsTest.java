// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Against SciPy 1.10.1, {@code permutation_test((d,), lambda x, axis=-1: np.sum(x, axis=axis),
 * permutation_type='samples', vectorized=True, n_resamples=np.inf).pvalue}.
 */
class SignFlipsTest {

    @Test
    void triesAllArrangementsOfFewPatients() {
        assertEquals(
                new SignFlips(0.046875, true, 256),
                SignFlips.of(new double[] {0.031, -0.012, 0.044, 0.027, -0.005, 0.018, 0.009, 0.052}, 1));
        assertEquals(new SignFlips(0.25, true, 8), SignFlips.of(new double[] {0.2, 0.1, 0.4}, 1));
    }

    @Test
    void countsArrangementsThatAreEquallyFar() {
        assertEquals(new SignFlips(0.5, true, 32), SignFlips.of(new double[] {1, -1, 2, 0, 0.5}, 1));
        // 0.1 + 0.2 and 0.3 differ in the last digit
        assertEquals(1, SignFlips.of(new double[] {0.1, 0.2, -0.3}, 1).p());
    }

    /** With {@code n_resamples=999999, random_state=1} SciPy draws 0.590376; a standard error of 99,999 draws is 0.0016. */
    @Test
    void drawsArrangementsOfMany() {
        double[] differences = {
            0.02, 0.035, 0.006, -0.025, -0.003, -0.03, 0.023, 0.087, -0.005, -0.011, 0.044, 0.038, 0.025, -0.027, 0.019,
            0.055, -0.047, -0.003, -0.075, -0.044, -0.072, 0.008, -0.043, 0.034, 0.028, 0.011, -0.106, -0.007, 0.018,
            0.026, -0.057, -0.004, -0.029, -0.02
        };
        SignFlips test = SignFlips.of(differences, 1337);
        assertFalse(test.exact());
        assertEquals(0.590376, test.p(), 5 * 0.0016);
        assertEquals(test, SignFlips.of(differences, 1337));
    }

    @Test
    void neverGivesNought() {
        double[] alike = new double[30];
        Arrays.fill(alike, 0.1);
        assertEquals(1 / 100_000.0, SignFlips.of(alike, 1).p());
        double[] seventy = new double[70];
        Arrays.fill(seventy, 0.1);
        assertEquals(1 / 100_000.0, SignFlips.of(seventy, 1).p());
    }

    @Test
    void saysNothingOfNobodyAndOneForNoDifference() {
        assertTrue(Double.isNaN(SignFlips.of(new double[0], 1).p()));
        assertEquals(1, SignFlips.of(new double[] {0, 0, 0}, 1).p());
        assertEquals(1, SignFlips.of(new double[] {0.3}, 1).p());
    }
}

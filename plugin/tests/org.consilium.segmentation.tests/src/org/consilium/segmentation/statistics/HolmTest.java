// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class HolmTest {

    /** {@code multipletests([0.01, 0.04, 0.03, 0.005, 0.5, 0.03], method='holm')} of statsmodels 0.13.5. */
    @Test
    void correctsAsStatsmodelsDoes() {
        assertArrayEquals(
                new double[] {0.05, 0.12, 0.12, 0.03, 0.5, 0.12},
                Holm.correct(new double[] {0.01, 0.04, 0.03, 0.005, 0.5, 0.03}),
                1e-12);
    }

    @Test
    void countsWhatIsNoTestForNothing() {
        assertArrayEquals(
                new double[] {0.02, Double.NaN, 0.9}, Holm.correct(new double[] {0.01, Double.NaN, 0.9}), 1e-12);
        assertArrayEquals(new double[0], Holm.correct(new double[0]));
        assertArrayEquals(new double[] {1, 1}, Holm.correct(new double[] {0.7, 0.9}));
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PairedEffectTest {

    private static final double[] DIFFERENCES = {0.031, -0.012, 0.044, 0.027, -0.005, 0.018, 0.009, 0.052};

    /**
     * {@code d.mean() / d.std(ddof=1)} of NumPy; the interval by {@code scipy.stats.bootstrap((d,), …, method='percentile',
     * n_resamples=200000, random_state=1)} is 0.303 to 2.470.
     */
    @Test
    void isTheMeanInStandardDeviations() {
        PairedEffect effect = PairedEffect.of(DIFFERENCES, 1337);
        assertEquals(0.9113361601724933, effect.value(), 1e-12);
        assertEquals(0.303, effect.lower95(), 0.06);
        assertEquals(2.470, effect.upper95(), 0.25);
        assertEquals(effect, PairedEffect.of(DIFFERENCES, 1337));
    }

    @Test
    void saysNothingWhereThereIsNoSpread() {
        assertTrue(Double.isNaN(PairedEffect.of(new double[] {0.1}, 1).value()));
        assertTrue(Double.isNaN(PairedEffect.of(new double[] {0.1, 0.1, 0.1}, 1).value()));
        assertEquals(0, PairedEffect.of(new double[] {0, 0}, 1).value());
        // half of all draws of two patients are of one alone
        PairedEffect two = PairedEffect.of(new double[] {0.1, 0.2}, 1);
        assertTrue(two.value() > 2 && Double.isNaN(two.upper95()));
    }
}

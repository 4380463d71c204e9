// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.consilium.segmentation.statistics.MeanInterval.Observation;
import org.junit.jupiter.api.Test;

class BlandAltmanTest {

    /**
     * {@code scipy.stats.nct.ppf(p, df, shift)} of SciPy 1.17.1 and {@code qt(p, df, ncp=shift)} of R 4.2.2 for p of 0.025
     * and 0.975 and a shift of {@code qnorm(0.975) * sqrt(df + 1)}; they agree to 1e-12, R with df 33 alone.
     */
    @Test
    void quantilesOfTheNoncentralTAreThoseOfRAndSciPy() {
        double z = 1.959963984540054;
        assertEquals(4.220322662414, new NoncentralT(11, z * Math.sqrt(12)).quantile(0.025), 1e-9);
        assertEquals(12.222998097266, new NoncentralT(11, z * Math.sqrt(12)).quantile(0.975), 1e-9);
        assertEquals(-12.222998097266, new NoncentralT(11, -z * Math.sqrt(12)).quantile(0.025), 1e-9);
        assertEquals(1.234340891786, new NoncentralT(2, z * Math.sqrt(3)).quantile(0.025), 1e-9);
        assertEquals(22.198304836, new NoncentralT(2, z * Math.sqrt(3)).quantile(0.975), 1e-8);
        assertEquals(8.6105812255, new NoncentralT(33, z * Math.sqrt(34)).quantile(0.025), 1e-9);
        assertEquals(0.9162617559726, new NoncentralT(5, 1).probability(3), 1e-11);
    }

    /** mean 2, variance 2.5 of 0, 1, 2, 3, 4; 2.776445105198 is qt(0.975, 4). */
    @Test
    void oneDifferenceAPatientHasExactIntervals() {
        BlandAltman figures = BlandAltman.of(differences(1, 0, 1, 2, 3, 4), 7);
        assertTrue(figures.exact());
        assertEquals(2, figures.bias().value(), 1e-12);
        assertEquals(2 - 2.776445105198 * Math.sqrt(0.5), figures.bias().lower95(), 1e-9);
        assertEquals(2 + 1.959963984540054 * Math.sqrt(2.5), figures.upper().value(), 1e-12);
        // the intervals of both limits mirror each other
        assertEquals(4, figures.lower().lower95() + figures.upper().upper95(), 1e-9);
    }

    /** Patients of two equal differences have nothing within, so the deviation is that between patients. */
    @Test
    void severalDifferencesOfAPatientAreNotTakenAsIndependent() {
        BlandAltman twice = BlandAltman.of(differences(2, 0, 1, 2, 3, 4), 7);
        assertFalse(twice.exact());
        assertEquals(10, twice.differences());
        assertEquals(5, twice.patients());
        assertEquals(Math.sqrt(2.5), twice.standardDeviation(), 1e-12);
        assertTrue(twice.bias().lower95() < 2 && twice.bias().upper95() > 2);
    }

    private static List<Observation<Double>> differences(int times, double... values) {
        List<Observation<Double>> all = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            for (int t = 0; t < times; t++) {
                all.add(new Observation<>("p" + i, values[i]));
            }
        }
        return all;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReliabilityTest {

    @Test
    void byHand() {
        // Bins of 1/4. First bin: probabilities 0 and 0.2, labels 0 and 0.5; last bin: 0.75 and 1, labels 1 and 1.
        Reliability table = Reliability.of(new double[] {0, 0.2, 0.75, 1}, new double[] {0, 0.5, 1, 1}, 4);
        assertEquals(2, table.pixels(0));
        assertEquals(0, table.pixels(1));
        assertEquals(2, table.pixels(3));
        assertEquals(0.1, table.meanProbability(0), 1e-15);
        assertEquals(0.25, table.meanLabel(0), 1e-15);
        assertTrue(Double.isNaN(table.meanLabel(1)));
        assertEquals(0, table.gap(1));
        assertEquals(0.15 / 2, table.gap(0), 1e-15);
        assertEquals(0.15 / 2 + 0.125 / 2, table.expectedError(), 1e-15);
        assertEquals((0.3 * 0.3 + 0.25 * 0.25) / 4, table.brier(), 1e-15);
    }

    @Test
    void casesArePooledByPixels() {
        Reliability one = Reliability.of(new double[] {0.1, 0.9}, new double[] {0, 1}, 2);
        Reliability other = Reliability.of(new double[] {0.3}, new double[] {1}, 2);
        Reliability all = Reliability.of(new double[] {0.1, 0.9, 0.3}, new double[] {0, 1, 1}, 2);
        Reliability pooled = Reliability.none(2).plus(one).plus(other);
        assertEquals(all.expectedError(), pooled.expectedError(), 1e-15);
        assertEquals(all.brier(), pooled.brier(), 1e-15);
        assertEquals(2, pooled.pixels(0));
        assertTrue(Double.isNaN(Reliability.none(2).brier()));
    }

    @Test
    void theMeanOfTheRatersIsPerfectlyCalibrated() {
        double[] mean = {0, 0.25, 0.5, 0.75, 1};
        assertEquals(0, Reliability.of(mean, mean, 10).expectedError(), 1e-15);
        assertEquals(0, Reliability.of(mean, mean, 10).brier());
    }
}

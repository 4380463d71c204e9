// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UncertaintyTest {

    /** Three maps of four pixels. */
    private static final float[] MAPS = {
        1, 0.5f, 0.9f, 0, //
        1, 0.500001f, 0.1f, 0, //
        1, 0.7f, 0.2f, 0
    };

    private static final Uncertainty OF_THREE = Uncertainty.of(MAPS, 4);

    @Test
    void aPixelBelongsToAMaskAboveOneHalfOnly() {
        assertArrayEquals(new byte[] {1, 0, 1, 0}, OF_THREE.masks().get(0));
        assertArrayEquals(new byte[] {1, 1, 0, 0}, OF_THREE.masks().get(1));
        assertArrayEquals(new byte[] {1, 1, 0, 0}, OF_THREE.masks().get(2));
        assertEquals(2, OF_THREE.meanArea());
    }

    @Test
    void meanVarianceAndEntropyAreThoseOfTheProbabilities() {
        assertArrayEquals(new float[] {1, 0.566667f, 0.4f, 0}, OF_THREE.mean(), 1e-6f);
        assertArrayEquals(new float[] {0, 0.008889f, 0.126667f, 0}, OF_THREE.variance(), 1e-6f);
        assertArrayEquals(new float[] {0, 0.987138f, 0.970951f, 0}, OF_THREE.entropy(), 1e-5f);
        assertEquals(0.4917, Uncertainty.mean(OF_THREE.mean()), 1e-4);
    }

    @Test
    void agreementCountsThePairsThatSayTheSame() {
        // of three pairs one agrees where one mask stands against two
        assertArrayEquals(new float[] {1, 1 / 3f, 1 / 3f, 1}, OF_THREE.agreement(), 1e-6f);
        // the masks 1010 and 1100 share one of three pixels, 1100 and 1100 all
        assertEquals((2.0 / 3 + 2.0 / 3 + 0) / 3, OF_THREE.disagreement(), 1e-12);
    }

    @Test
    void aSingleMapAgreesWithItselfAndDisagreesWithNobody() {
        Uncertainty one = Uncertainty.of(new float[] {0.2f, 0.8f}, 2);
        assertArrayEquals(new float[] {1, 1}, one.agreement());
        assertArrayEquals(new float[] {0, 0}, one.variance());
        assertTrue(Double.isNaN(one.disagreement()));
    }

    @Test
    void emptyMasksAgree() {
        assertEquals(0, Uncertainty.of(new float[8], 4).disagreement());
    }
}

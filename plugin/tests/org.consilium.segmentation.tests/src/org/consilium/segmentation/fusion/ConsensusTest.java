// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.fusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.consilium.segmentation.data.BitMask;
import org.junit.jupiter.api.Test;

class ConsensusTest {

    private static final List<BitMask> MASKS = Stream.of("11000000", "11000000", "01110000", "11111111")
            .map(ConsensusTest::mask)
            .toList();

    private static BitMask mask(String pixels) {
        byte[] values = new byte[pixels.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (pixels.charAt(i) - '0');
        }
        return BitMask.ofBytes(values, 0, values.length);
    }

    private static Consensus fuse(FusionMethod method, List<BitMask> masks) {
        return Consensus.of(masks, FusionSettings.of(method));
    }

    @Test
    void aTieIsOutsideTheMajorityAndInsideTheHalf() {
        // Votes: 3 4 2 2 1 1 1 1 of 4.
        Consensus majority = fuse(FusionMethod.MAJORITY, MASKS);
        assertArrayEquals(new double[] {1, 1, 0, 0, 0, 0, 0, 0}, majority.probability());
        assertEquals(2, majority.mask().area());
        Consensus half = fuse(FusionMethod.AT_LEAST_HALF, MASKS);
        assertArrayEquals(new double[] {1, 1, 1, 1, 0, 0, 0, 0}, half.probability());
        assertTrue(half.mask().get(3));
    }

    @Test
    void performanceAgainstAVoteByHand() {
        List<RaterPerformance> raters = fuse(FusionMethod.AT_LEAST_HALF, MASKS).raters();
        assertEquals(0.5, raters.get(0).sensitivity());
        assertEquals(1, raters.get(0).specificity());
        assertEquals(4.0 / 6, raters.get(0).dice(), 1e-8);
        assertEquals(0.75, raters.get(2).sensitivity());
        assertEquals(1, raters.get(3).sensitivity());
        assertEquals(0, raters.get(3).specificity());
    }

    @Test
    void theMeanKeepsTheShareOfRaters() {
        Consensus mean = fuse(FusionMethod.SOFT_MEAN, MASKS);
        assertArrayEquals(new double[] {0.75, 1, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25}, mean.probability());
        assertEquals(2, mean.mask().area(), "a tie is outside");
        // Inside 3.75 of 8 pixels: rater 1 has 1.75 of them, and leaves out 4.25 - 0.25 of the rest.
        assertEquals(1.75 / 3.75, mean.raters().get(0).sensitivity(), 1e-12);
        assertEquals(4 / 4.25, mean.raters().get(0).specificity(), 1e-12);
    }

    @Test
    void stapleDistrustsARaterWhoMarksEverything() {
        Consensus staple = fuse(FusionMethod.STAPLE, MASKS);
        assertTrue(staple.converged());
        assertTrue(staple.iterations() > 0);
        assertEquals(0, staple.raters().get(3).specificity(), 1e-6);
        assertTrue(staple.mask().get(0) && staple.mask().get(1));
        assertFalse(staple.mask().get(7));
        for (int i = 0; i < 8; i++) {
            assertEquals(staple.probability()[i] > 0.5, staple.mask().get(i));
        }
    }

    @Test
    void nothingAndEverything() {
        List<BitMask> nothing = List.of(mask("0000"), mask("0000"));
        List<BitMask> everything = List.of(mask("1111"), mask("1111"));
        for (FusionMethod method : FusionMethod.values()) {
            Consensus empty = fuse(method, nothing);
            assertTrue(empty.mask().isEmpty());
            assertTrue(Double.isNaN(empty.raters().get(0).sensitivity()), method.title());
            assertEquals(1, empty.raters().get(0).specificity());
            assertEquals(1, empty.raters().get(0).dice());
            Consensus full = fuse(method, everything);
            assertEquals(4, full.mask().area());
            assertEquals(1, full.raters().get(0).sensitivity());
            assertTrue(Double.isNaN(full.raters().get(0).specificity()), method.title());
        }
    }
}

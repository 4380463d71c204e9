// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Overlaps of masks that share 2 of 3 and 4 pixels, of empty ones, and what they have in common. */
class OverlapTest {

    private static final BitMask THREE = BitMask.ofBytes(new byte[] {1, 1, 1, 0, 0, 0}, 0, 6);
    private static final BitMask FOUR = BitMask.ofBytes(new byte[] {0, 1, 1, 1, 1, 0}, 0, 6);
    private static final BitMask NONE = BitMask.ofBytes(new byte[6], 0, 6);

    @Test
    void ofTwoMasks() {
        assertEquals(0.4, Overlap.iou(THREE, FOUR));
        assertEquals(0.6, Overlap.distance(THREE, FOUR));
        assertEquals(1 - 2 / (5 + 1e-8), Overlap.dpersonaDistance(THREE, FOUR));
        assertEquals((4 + 1e-8) / (7 + 1e-8), Overlap.dice(THREE, FOUR));
    }

    @Test
    void ofEmptyMasks() {
        assertEquals(1, Overlap.iou(NONE, NONE));
        assertEquals(0, Overlap.distance(NONE, NONE));
        assertEquals(1, Overlap.dpersonaDistance(NONE, NONE));
        assertEquals(1, Overlap.dice(NONE, NONE));
        assertEquals(0, Overlap.iou(NONE, FOUR));
        assertEquals(1e-8 / (4 + 1e-8), Overlap.dice(NONE, FOUR));
    }

    @Test
    void meanAndMajority() {
        List<BitMask> masks = List.of(THREE, FOUR, NONE, FOUR);
        assertArrayEquals(new double[] {0.25, 0.75, 0.75, 0.5, 0.5, 0}, LabelFusion.mean(masks));
        assertEquals(2, LabelFusion.majority(masks).area());
        assertEquals(4, LabelFusion.atLeastHalf(masks).area());
        assertThrows(IllegalArgumentException.class, () -> LabelFusion.mean(List.of()));
    }
}

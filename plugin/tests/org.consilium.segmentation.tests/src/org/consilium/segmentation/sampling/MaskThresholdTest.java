// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.metrics.EvaluationCase;
import org.junit.jupiter.api.Test;

/** Whatever makes a mask of a probability does so at the same place: one half itself lies outside. */
class MaskThresholdTest {
    private static final float[] PROBABILITIES = {0.5f, Math.nextUp(0.5f), 1, 0};

    @Test
    void masksOfSamples() {
        assertInside(BitMask.inside(PROBABILITIES, 0, 4));
        assertArrayEquals(
                new byte[] {0, 1, 1, 0},
                Uncertainty.of(PROBABILITIES, 4).masks().get(0));
    }

    @Test
    void masksThatAreEvaluated() {
        EvaluationCase evaluated = EvaluationCase.builder("case", "patient", 2, 2)
                .addLabel("A", new byte[] {0, 1, 1, 0}, 0)
                .addSample(PROBABILITIES, 0)
                .build();
        assertInside(evaluated.samples().get(0));
        assertInside(evaluated.meanMask());
    }

    private static void assertInside(BitMask mask) {
        assertEquals(
                List.of(false, true, true, false),
                IntStream.range(0, 4).mapToObj(mask::get).toList());
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Noise is part of what users hold: the same keys give the same numbers in every version. */
class NoiseStreamTest {

    @Test
    void theNumbersOfTheseKeysStay() {
        NoiseStream stream = NoiseStream.of(1337, "case", 3, "sample");
        assertArrayEquals(
                new float[] {1.1146505f, 1.7663674f, 0.7666172f, -0.12407046f}, stream.gaussians(4), "standard normal");
        assertEquals(0.5487290250802099, stream.nextDouble(), "uniform");
        assertEquals(760, stream.nextInt(1000), "integer");
        assertArrayEquals(new int[] {4, 1, 2, 3, 5, 0}, stream.permutation(6), "order");
    }

    @Test
    void everyKeyCounts() {
        double one = NoiseStream.of(1, "ab", 2).nextDouble();
        assertEquals(one, NoiseStream.of(1, "ab", 2L).nextDouble());
        for (NoiseStream other : List.of(
                NoiseStream.of(2, "ab", 2),
                NoiseStream.of(1, "ac", 2),
                NoiseStream.of(1, "ab", 3),
                NoiseStream.of(1, "a", "b", 2),
                NoiseStream.of(1, 2, "ab"),
                NoiseStream.of(1, "ab"))) {
            assertNotEquals(one, other.nextDouble());
        }
    }

    @Test
    void gaussiansHaveMeanZeroAndSpreadOne() {
        float[] values = NoiseStream.of(5).gaussians(20_000);
        double sum = 0;
        double squares = 0;
        double neighbours = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i];
            squares += values[i] * values[i];
            neighbours += values[i] * values[i ^ 1];
        }
        assertEquals(0, sum / values.length, 0.03, "mean");
        assertEquals(1, squares / values.length, 0.03, "variance");
        assertEquals(0, neighbours / values.length, 0.03, "pairs don't hang together");
    }

    @Test
    void aPermutationHoldsEveryIndexOnce() {
        int[] order = NoiseStream.of(7, "order").permutation(50);
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        assertArrayEquals(IntStream.range(0, 50).toArray(), sorted);
        assertNotEquals(Arrays.toString(sorted), Arrays.toString(order));
    }
}

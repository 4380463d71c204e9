// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.voxels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PercentilesTest {
    @Test
    void equalsSorting() {
        Random random = new Random(5);
        for (int round = 0; round < 40; round++) {
            float[] values = new float[1 + random.nextInt(3000)];
            for (int i = 0; i < values.length; i++) {
                values[i] = round % 2 == 0 ? random.nextInt(40) - 20 : (float) (1e6 * random.nextGaussian());
            }
            float[] sorted = values.clone();
            Arrays.sort(sorted);
            int half = values.length / 2;
            Percentiles percentiles = new Percentiles(
                    List.of(Arrays.copyOf(values, half), Arrays.copyOfRange(values, half, values.length)));
            for (double quantile : new double[] {0, 0.01, 0.5, 0.99, 1}) {
                double place = quantile * (sorted.length - 1);
                int below = (int) place;
                float low = sorted[below];
                float high = sorted[Math.min(sorted.length - 1, below + 1)];
                assertEquals(low + (place - below) * (high - low), percentiles.at(quantile), 1e-9);
            }
        }
    }

    @Test
    void ordersTheExtremes() {
        float[] values = {Float.POSITIVE_INFINITY, -0f, 0f, Float.MIN_VALUE, -Float.MAX_VALUE, Float.NEGATIVE_INFINITY};
        Percentiles percentiles = new Percentiles(List.of(values));
        assertEquals(-0.0, percentiles.at(0.4));
        assertEquals(0.0, percentiles.at(0.6));
        assertEquals(Float.MIN_VALUE, percentiles.at(0.8), 0);
        assertTrue(new Percentiles(List.of(new float[0])).isEmpty());
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Means of 8-bit probabilities lie on the side of a threshold on which the exact fractions lie. */
class ProbabilityMeanTest {

    private static final String[] THRESHOLDS = {"0.1", "0.3", "0.5", "0.7", "0.9"};

    private static double[] mean(int[][] levels) {
        ProbabilityMean mean = new ProbabilityMean(levels[0].length);
        for (int[] map : levels) {
            float[] probabilities = new float[map.length];
            for (int i = 0; i < map.length; i++) {
                probabilities[i] = map[i] / 255f;
            }
            mean.add(probabilities, 0);
        }
        return mean.values();
    }

    @Test
    void everySideOfEveryThresholdIsExact() {
        SplittableRandom random = new SplittableRandom(3);
        int met = 0;
        for (int trial = 0; trial < 200; trial++) {
            int maps = 2 + random.nextInt(40);
            int[][] levels = new int[maps][64];
            for (int i = 0; i < 64; i++) {
                // as many 255ths as meet a threshold exactly, or about that many, spread over the maps
                int tenths = 1 + 2 * random.nextInt(5);
                int rest = 255 * maps * tenths / 10 + random.nextInt(3) - 1;
                for (int k = 0; k < maps; k++) {
                    int most = Math.min(255, rest);
                    int least = Math.max(0, rest - 255 * (maps - 1 - k));
                    levels[k][i] = least + random.nextInt(Math.max(1, most - least + 1));
                    rest -= levels[k][i];
                }
            }
            double[] mean = mean(levels);
            for (int i = 0; i < 64; i++) {
                long sum = 0;
                for (int[] map : levels) {
                    sum += map[i];
                }
                for (String threshold : THRESHOLDS) {
                    int exact = BigDecimal.valueOf(sum)
                            .compareTo(new BigDecimal(threshold).multiply(BigDecimal.valueOf(255L * maps)));
                    met += exact == 0 ? 1 : 0;
                    assertEquals(exact > 0, mean[i] > Double.parseDouble(threshold), sum + "/255/" + maps);
                }
            }
        }
        assertTrue(met > 100, "means that met a threshold: " + met);
    }

    @Test
    void softDiceOfMeansAtAThreshold() {
        // two pixels of two maps with a mean of exactly 0.3, which is not greater, and one just above
        double[] label = {0, 0, 1};
        // above 0.1 all three are marked (Dice 2/4), above 0.3 the last, then none: 0.5, 1, 0, 0, 0
        double[] mean = mean(new int[][] {{51, 102, 77}, {102, 51, 77}});
        assertEquals((0.5 + 1) / 5, DiceMetrics.soft(label, mean), 1e-6);
    }

    @Test
    void otherProbabilitiesAreSummedAsTheyAre() {
        ProbabilityMean mean = new ProbabilityMean(2);
        mean.add(new float[] {9, 0.123f, 1}, 1);
        mean.add(new float[] {0.25f, 0}, 0);
        assertEquals((0.123f + 0.25) / 2, mean.values()[0]);
        assertEquals(0.5, mean.values()[1]);
    }
}

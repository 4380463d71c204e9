// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A permutation test of paired differences: if it makes no difference which of two methods is which, the sign of each
 * patient's difference is as likely the one as the other. Two-sided; the statistic is the sum.
 *
 * @param p share of the arrangements of signs whose sum is at least as far from 0 as the one that was seen. Where they are
 *     drawn it is (b + 1) / (m + 1), so that it is never 0 (Phipson and Smyth, Stat Appl Genet Mol Biol 2010); NaN
 *     without patients
 * @param exact whether all arrangements were tried
 * @param arrangements how many: 2 to the number of patients, or those that were drawn
 */
public record SignFlips(double p, boolean exact, int arrangements) {

    /** All arrangements are tried for up to so many patients. */
    public static final int EXACT_UP_TO = 20;

    /** How many are drawn for more. */
    public static final int DRAWN = 99_999;

    /** Sums that differ by less than this, against all absolute values together, are the same: they differ by rounding. */
    private static final double SAME = 1e-12;

    /**
     * Tests differences.
     *
     * @param differences one a patient, finite; their order matters only where arrangements are drawn
     * @param seed of the draws
     */
    public static SignFlips of(double[] differences, long seed) {
        if (differences.length == 0) {
            return new SignFlips(Double.NaN, true, 0);
        }
        double total = Arrays.stream(differences).map(Math::abs).sum();
        double least = Math.abs(Arrays.stream(differences).sum()) - SAME * total;
        return differences.length <= EXACT_UP_TO ? all(differences, least) : drawn(differences, least, seed);
    }

    private static SignFlips all(double[] differences, double least) {
        // an arrangement and its opposite are as far from 0, so that the first sign need not change
        int half = 1 << (differences.length - 1);
        return new SignFlips(atLeast(differences, 1, differences[0], least) / (double) half, true, 2 * half);
    }

    private static int atLeast(double[] differences, int from, double sum, double least) {
        if (from == differences.length) {
            return Math.abs(sum) >= least ? 1 : 0;
        }
        return atLeast(differences, from + 1, sum + differences[from], least)
                + atLeast(differences, from + 1, sum - differences[from], least);
    }

    private static SignFlips drawn(double[] differences, double least, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int far = 0;
        for (int i = 0; i < DRAWN; i++) {
            double sum = 0;
            long signs = 0;
            for (int j = 0; j < differences.length; j++) {
                signs = j % Long.SIZE == 0 ? random.nextLong() : signs >>> 1;
                sum += (signs & 1) == 0 ? differences[j] : -differences[j];
            }
            far += Math.abs(sum) >= least ? 1 : 0;
        }
        return new SignFlips((far + 1.0) / (DRAWN + 1.0), false, DRAWN);
    }
}

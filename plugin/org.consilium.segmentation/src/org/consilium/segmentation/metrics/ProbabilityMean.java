// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

/**
 * The mean of probability maps, pixel by pixel. Probabilities of 8 bits, n/255, are counted in whole 255ths and divided
 * once, so that a mean that meets a threshold exactly, such as 0.3, equals it; summed as fractions it falls on either
 * side by rounding.
 */
final class ProbabilityMean {

    private static final int WHITE = 255;

    private final double[] sums;
    private final long[] levels;
    private int maps;
    private boolean eightBits = true;

    /** @param size pixels of every map */
    ProbabilityMean(int size) {
        sums = new double[size];
        levels = new long[size];
    }

    /** @param probabilities values in 0..1, of which those from {@code offset} on are counted */
    void add(float[] probabilities, int offset) {
        for (int i = 0; i < sums.length; i++) {
            float probability = probabilities[offset + i];
            int level = Math.round(probability * WHITE);
            eightBits &= (float) level / WHITE == probability;
            levels[i] += level;
            sums[i] += probability;
        }
        maps++;
    }

    /** A new array; NaN where there were no maps. */
    double[] values() {
        double[] mean = new double[sums.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = eightBits ? levels[i] / ((double) WHITE * maps) : sums[i] / maps;
        }
        return mean;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

/**
 * A stream of random numbers of its own for every purpose: the same key gives the same numbers, whatever else is
 * drawn. SplitMix64 (Steele, Lea and Flood 2014) with the key mixed into its start; only exactly specified arithmetic,
 * so every machine draws the same.
 */
public final class NoiseStream {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;
    private double spare = Double.NaN;

    private NoiseStream(long state) {
        this.state = state;
    }

    /** The stream of a seed and a key, such as purpose, case and slice. */
    public static NoiseStream of(long seed, long... key) {
        long state = mixed(seed + GOLDEN);
        for (long part : key) {
            state = mixed(state * 31 + part + GOLDEN);
        }
        return new NoiseStream(state);
    }

    /** Next number in [0,1). */
    public double uniform() {
        state += GOLDEN;
        return (mixed(state) >>> 11) * 0x1.0p-53;
    }

    /** Next number in [low,high). */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Next number of the standard normal distribution (Marsaglia's polar method). */
    public double normal() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        double x;
        double y;
        double square;
        do {
            x = uniform(-1, 1);
            y = uniform(-1, 1);
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double scale = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * scale;
        return x * scale;
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}

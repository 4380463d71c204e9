// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import java.util.SplittableRandom;

/**
 * A stream of random numbers that depends on its keys only: seed, case, step, sample. All noise of the method comes
 * from here and none from PyTorch's generator, which is shared by all threads; so a result does not depend on the size
 * or the order of batches.
 */
public final class NoiseStream {

    private final SplittableRandom random;
    private double spare;
    private boolean hasSpare;

    private NoiseStream(long key) {
        this.random = new SplittableRandom(key);
    }

    /** The stream of these keys; a text is used by its characters, everything else by its long value. */
    public static NoiseStream of(long seed, Object... keys) {
        long state = mix(seed);
        for (Object key : keys) {
            if (key instanceof Number number) {
                state = mix(state ^ number.longValue());
            } else {
                for (char c : key.toString().toCharArray()) {
                    state = mix(state ^ c);
                }
                state = mix(state + 1);
            }
        }
        return new NoiseStream(state);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014), which spreads neighbouring keys. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Standard normal, by Box and Muller. */
    public double nextGaussian() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        double angle = 2 * Math.PI * random.nextDouble();
        spare = radius * StrictMath.sin(angle);
        hasSpare = true;
        return radius * StrictMath.cos(angle);
    }

    /** Uniform in [0,1). */
    public double nextDouble() {
        return random.nextDouble();
    }

    /** Uniform in 0..bound-1. */
    public int nextInt(int bound) {
        return random.nextInt(bound);
    }

    /** The next values of N(0,1), rounded to float; equal to as many calls of {@link #nextGaussian}. */
    public float[] gaussians(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) nextGaussian();
        }
        return values;
    }

    /** 0..count-1 in random order. */
    public int[] permutation(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}

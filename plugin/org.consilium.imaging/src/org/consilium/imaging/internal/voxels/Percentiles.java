// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.voxels;

import java.util.Arrays;
import java.util.List;

/** Percentiles of many numbers. Counts them by their highest bits, so that only a few need sorting. */
public final class Percentiles {
    private static final int BINS = 1 << 16;

    private final List<float[]> parts;
    private final int[] counts = new int[BINS];
    private final int total;

    /** @param parts numbers, none of them NaN, fewer than 2^31 in all; not copied */
    public Percentiles(List<float[]> parts) {
        this.parts = List.copyOf(parts);
        int sum = 0;
        for (float[] part : parts) {
            sum = Math.addExact(sum, part.length);
            for (float value : part) {
                counts[bin(value)]++;
            }
        }
        this.total = sum;
    }

    public boolean isEmpty() {
        return total == 0;
    }

    /** The number at a quantile, from 0 to 1, linearly between the two nearest; there must be one at least. */
    public double at(double quantile) {
        double place = quantile * (total - 1);
        int below = (int) place;
        float low = ranked(below);
        float high = ranked(Math.min(total - 1, below + 1));
        return place == below ? low : low + (place - below) * (high - low);
    }

    /** The number that {@code rank} others precede. */
    private float ranked(int rank) {
        int bin = 0;
        int before = 0;
        while (before + counts[bin] <= rank) {
            before += counts[bin++];
        }
        float[] found = new float[counts[bin]];
        int count = 0;
        for (float[] part : parts) {
            for (float value : part) {
                if (bin(value) == bin) {
                    found[count++] = value;
                }
            }
        }
        Arrays.sort(found);
        return found[rank - before];
    }

    /** Bits of negative numbers grow with their size, so they are turned round. */
    private static int bin(float value) {
        int bits = Float.floatToRawIntBits(value);
        int ordered = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
        return (ordered >> 16) + BINS / 2;
    }
}

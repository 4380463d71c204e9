// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Connected regions of a mask; neighbours share a side. */
public final class Regions {
    private Regions() {}

    /** The largest region, its holes filled. */
    public static BitSet simple(BitSet mask, int rows, int columns) {
        BitSet largest = new BitSet();
        for (BitSet region : of(mask, rows, columns)) {
            largest = region.cardinality() > largest.cardinality() ? region : largest;
        }
        for (BitSet hole : holes(largest, rows, columns)) {
            largest.or(hole);
        }
        return largest;
    }

    /** All regions, in the order of their first pixels. */
    public static List<BitSet> of(BitSet mask, int rows, int columns) {
        List<BitSet> regions = new ArrayList<>();
        BitSet left = (BitSet) mask.clone();
        for (int pixel = left.nextSetBit(0); pixel >= 0; pixel = left.nextSetBit(0)) {
            BitSet region = flooded(left, pixel, rows, columns);
            left.andNot(region);
            regions.add(region);
        }
        return regions;
    }

    /** Regions of the complement that don't touch the border of the image. */
    public static List<BitSet> holes(BitSet mask, int rows, int columns) {
        BitSet complement = new BitSet(rows * columns);
        complement.set(0, rows * columns);
        complement.andNot(mask);
        return of(complement, rows, columns).stream()
                .filter(region -> !touchesBorder(region, rows, columns))
                .toList();
    }

    private static boolean touchesBorder(BitSet region, int rows, int columns) {
        return region.stream()
                .anyMatch(p ->
                        p % columns == 0 || p % columns == columns - 1 || p < columns || p >= columns * (rows - 1));
    }

    private static BitSet flooded(BitSet allowed, int start, int rows, int columns) {
        BitSet region = new BitSet(rows * columns);
        ArrayDeque<Integer> open = new ArrayDeque<>();
        region.set(start);
        open.add(start);
        while (!open.isEmpty()) {
            int at = open.removeLast();
            int column = at % columns;
            step(open, region, allowed, at - 1, column > 0);
            step(open, region, allowed, at + 1, column < columns - 1);
            step(open, region, allowed, at - columns, at >= columns);
            step(open, region, allowed, at + columns, at < columns * (rows - 1));
        }
        return region;
    }

    private static void step(ArrayDeque<Integer> open, BitSet region, BitSet allowed, int to, boolean exists) {
        if (exists && allowed.get(to) && !region.get(to)) {
            region.set(to);
            open.add(to);
        }
    }
}

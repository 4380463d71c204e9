// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.fusion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.segmentation.data.BitMask;

/**
 * Who marked which pixel. Pixels that the same raters marked can't be told apart, so they are counted together: four
 * raters make at most sixteen groups of any number of pixels.
 *
 * @param raters how many raters there are, at most 64
 * @param patterns one a group: bit r is set if rater r marked the group's pixels
 * @param pixels how many pixels each group has
 * @param group the group of each pixel
 */
record Votes(int raters, long[] patterns, int[] pixels, int[] group) {

    static Votes of(List<BitMask> masks) {
        if (masks.isEmpty() || masks.size() > Long.SIZE) {
            throw new IllegalArgumentException("STAPLE takes 1 to " + Long.SIZE + " raters, not " + masks.size() + ".");
        }
        int size = masks.get(0).size();
        long[] pattern = new long[size];
        for (int r = 0; r < masks.size(); r++) {
            BitMask mask = masks.get(r);
            if (mask.size() != size) {
                throw new IllegalArgumentException(
                        "The raters' masks have " + size + " and " + mask.size() + " pixels and cannot be fused.");
            }
            for (int i = mask.nextInside(0); i >= 0; i = mask.nextInside(i + 1)) {
                pattern[i] |= 1L << r;
            }
        }
        Map<Long, Integer> groups = new HashMap<>();
        int[] group = new int[size];
        for (int i = 0; i < size; i++) {
            group[i] = i > 0 && pattern[i] == pattern[i - 1]
                    ? group[i - 1]
                    : groups.computeIfAbsent(pattern[i], key -> groups.size());
        }
        long[] patterns = new long[groups.size()];
        groups.forEach((key, index) -> patterns[index] = key);
        int[] pixels = new int[patterns.length];
        Arrays.stream(group).forEach(index -> pixels[index]++);
        return new Votes(masks.size(), patterns, pixels, group);
    }

    int groups() {
        return patterns.length;
    }

    boolean marked(int group, int rater) {
        return (patterns[group] >>> rater & 1) != 0;
    }

    /** The share of raters who marked a group's pixels. */
    double mean(int group) {
        return Long.bitCount(patterns[group]) / (double) raters;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sorts the masks of each slice by size, as several papers on LIDC do. What comes out are ranks, not raters. */
final class SizeRanks {
    private SizeRanks() {}

    static VolumeMasks of(VolumeMasks masks) {
        List<String> raters = List.copyOf(masks.byRater().keySet());
        TreeSet<Integer> slices = new TreeSet<>();
        masks.byRater().values().forEach(drawn -> slices.addAll(drawn.keySet()));
        SortedMap<String, SortedMap<Integer, BitSet>> ranked = new TreeMap<>();
        for (int rank = 0; rank < raters.size(); rank++) {
            ranked.put(name(rank, raters.size()), new TreeMap<>());
        }
        for (int slice : slices) {
            List<BitSet> sorted = raters.stream()
                    .map(rater -> masks.byRater().get(rater).getOrDefault(slice, new BitSet()))
                    .sorted(Comparator.comparingInt(BitSet::cardinality))
                    .toList();
            for (int rank = 0; rank < sorted.size(); rank++) {
                ranked.get(name(rank, raters.size())).put(slice, sorted.get(rank));
            }
        }
        return new VolumeMasks(ranked);
    }

    /** Reads like "size rank 1 (smallest)". */
    static String name(int rank, int count) {
        String number = count > 9 ? String.format(Locale.ROOT, "%02d", rank + 1) : Integer.toString(rank + 1);
        return "size rank " + number + (rank == 0 ? " (smallest)" : "");
    }
}

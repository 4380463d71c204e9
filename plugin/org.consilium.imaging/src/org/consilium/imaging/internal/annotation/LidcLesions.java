// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds out which nodules of several raters are the same lesion: those that share a pixel, directly or in a chain. */
final class LidcLesions {
    /**
     * A nodule as one rater drew it.
     *
     * @param rater rater id
     * @param slices its pixels by slice; at least one pixel
     * @param small true where it is only a mark
     */
    record Drawn(String rater, SortedMap<Integer, BitSet> slices, boolean small) {
        private boolean overlaps(Drawn other) {
            return slices.entrySet().stream().anyMatch(entry -> {
                BitSet there = other.slices.get(entry.getKey());
                return there != null && there.intersects(entry.getValue());
            });
        }

        private int firstPixel() {
            return slices.get(slices.firstKey()).nextSetBit(0);
        }
    }

    private LidcLesions() {}

    /** Lesions in the order of their first slices and pixels. */
    static List<List<Drawn>> of(List<Drawn> nodules) {
        List<Drawn> sorted = nodules.stream()
                .sorted(Comparator.<Drawn>comparingInt(nodule -> nodule.slices().firstKey())
                        .thenComparingInt(Drawn::firstPixel)
                        .thenComparing(Drawn::rater))
                .toList();
        List<List<Drawn>> lesions = new ArrayList<>();
        for (Drawn nodule : sorted) {
            List<Drawn> home = null;
            for (List<Drawn> lesion : List.copyOf(lesions)) {
                if (lesion.stream().noneMatch(nodule::overlaps)) {
                    continue;
                }
                if (home == null) {
                    home = lesion;
                } else {
                    home.addAll(lesion);
                    // By identity: two lesions may well hold equal nodules.
                    lesions.removeIf(other -> other == lesion);
                }
            }
            if (home == null) {
                home = new ArrayList<>();
                lesions.add(home);
            }
            home.add(nodule);
        }
        return lesions;
    }

    /** The masks of nodules; a rater of the list without any of them has an empty entry. */
    static VolumeMasks masks(List<Drawn> nodules, List<String> raters, boolean smallOnes) {
        SortedMap<String, SortedMap<Integer, BitSet>> masks = new TreeMap<>();
        raters.forEach(rater -> masks.put(rater, new TreeMap<>()));
        for (Drawn nodule : nodules) {
            if (smallOnes || !nodule.small()) {
                nodule.slices().forEach((slice, pixels) -> masks.get(nodule.rater())
                        .computeIfAbsent(slice, k -> new BitSet())
                        .or(pixels));
            }
        }
        return new VolumeMasks(masks);
    }
}

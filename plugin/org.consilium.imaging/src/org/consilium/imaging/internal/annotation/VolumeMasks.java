// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.BitSet;
import java.util.SortedMap;

/**
 * The masks of a volume. A rater without an entry for a slice looked at it and drew nothing.
 *
 * @param byRater rater id, then slice index, then pixels row by row
 */
public record VolumeMasks(SortedMap<String, SortedMap<Integer, BitSet>> byRater) {
    /** Pixels of a slice that any rater drew. */
    public BitSet union(int slice) {
        BitSet union = new BitSet();
        byRater.values().forEach(slices -> {
            if (slices.containsKey(slice)) {
                union.or(slices.get(slice));
            }
        });
        return union;
    }

    /** Pixels that any rater drew on any slice. */
    public BitSet union() {
        BitSet union = new BitSet();
        byRater.values().forEach(slices -> slices.values().forEach(union::or));
        return union;
    }
}

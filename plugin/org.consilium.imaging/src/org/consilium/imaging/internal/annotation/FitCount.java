// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.consilium.imaging.internal.place.Fit;

/** How many planes of a file lie where. */
final class FitCount {
    private final Map<Fit, Integer> counts = new EnumMap<>(Fit.class);

    FitCount(Collection<Fit> fits) {
        fits.forEach(fit -> counts.merge(fit, 1, Integer::sum));
    }

    /** Planes that lie on no slice. */
    int lost() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() != Fit.PLACED)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    boolean nonePlaced() {
        return !counts.containsKey(Fit.PLACED);
    }

    /** Where the planes lie that lie on no slice, such as "2 between slices, 1 not parallel to the slices". */
    String words() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() != Fit.PLACED)
                .map(entry -> entry.getValue() + " " + entry.getKey().words())
                .collect(Collectors.joining(", "));
    }
}

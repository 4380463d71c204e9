// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.consilium.imaging.internal.annotation.VolumeAnnotations;

/** What names the raters of the series that were read: where that differs, one id need not be one person. */
final class RaterWays {
    private final Map<String, String> first = new LinkedHashMap<>();
    private final Set<String> identities = new TreeSet<>();

    /**
     * Takes a series.
     *
     * @param name what messages call it
     */
    void add(VolumeAnnotations drawn, String name) {
        if (!drawn.identity().isEmpty()) {
            identities.add(drawn.identity());
            first.putIfAbsent(drawn.naming(), name);
        }
    }

    /** What the rater ids are, in words. */
    String words() {
        return String.join("; ", identities);
    }

    /** A sentence where series are named in different ways; else nothing. */
    List<String> warnings() {
        return first.size() < 2
                ? List.of()
                : List.of(
                        "raters are named in different ways: "
                                + first.entrySet().stream()
                                        .map(way -> "by " + way.getKey() + " first in " + way.getValue())
                                        .collect(Collectors.joining(", "))
                                + "; one id need not be one person: choose one way to name them, or read one kind of annotation");
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.consilium.ground.Count;

/** Names rater ids that look like slips of the pen: an invented rater spoils all that is said of agreement. */
public final class RareRaters {
    private static final int MANY = 10;

    private RareRaters() {}

    /**
     * Warnings of ids that differ only in capitals, and of ids that occur once though others occur often.
     *
     * @param counts number of cases by rater id
     * @return a sentence each; empty where all ids look right
     */
    public static List<String> warnings(SortedMap<String, Integer> counts) {
        List<String> warnings = new ArrayList<>();
        Map<String, List<String>> alike = counts.keySet().stream()
                .collect(Collectors.groupingBy(id -> id.toLowerCase(Locale.ROOT), TreeMap::new, Collectors.toList()));
        alike.values().stream()
                .filter(ids -> ids.size() > 1)
                .forEach(ids -> warnings.add("the rater ids " + shown(ids, counts)
                        + " differ only in capitals, and count as raters of their own; if they are one, call their files"
                        + " alike"));
        int most = counts.values().stream().mapToInt(count -> count).max().orElse(0);
        List<String> once = counts.keySet().stream()
                .filter(id -> counts.get(id) == 1
                        && alike.get(id.toLowerCase(Locale.ROOT)).size() == 1)
                .toList();
        if (most >= MANY && !once.isEmpty()) {
            warnings.add((once.size() == 1 ? "the rater id " : "each of the rater ids ") + shown(once, counts)
                    + " occurs once, where another occurs in " + Count.of(most, "case")
                    + "; check that it isn't misspelt");
        }
        return warnings;
    }

    private static String shown(List<String> ids, Map<String, Integer> counts) {
        return ids.stream().map(id -> "'" + id + "' (" + counts.get(id) + ")").collect(Collectors.joining(", "));
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.util.ArrayList;
import java.util.List;

/**
 * Which raters stay in a set of cases.
 *
 * @param keep those who stay; empty for all
 * @param drop those who go, also of those kept
 */
public record RaterChoice(NamePatterns keep, NamePatterns drop) {

    /**
     * Indices of those who stay, ascending.
     *
     * @throws IllegalArgumentException if nobody does, though there are raters
     */
    public List<Integer> of(List<String> raters) {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < raters.size(); i++) {
            if ((keep.isEmpty() || keep.matches(raters.get(i))) && !drop.matches(raters.get(i))) {
                chosen.add(i);
            }
        }
        if (chosen.isEmpty() && !raters.isEmpty()) {
            throw new IllegalArgumentException("No rater would be left. The raters of these cases are "
                    + String.join(", ", raters) + "; keep at least one of them.");
        }
        return chosen;
    }

    /** What was asked for and isn't there; may be empty. The names themselves may be persons' and are not told. */
    public List<String> warnings(List<String> raters) {
        List<String> warnings = new ArrayList<>();
        warn(warnings, "Raters to keep", keep, raters);
        warn(warnings, "Raters to leave out", drop, raters);
        return warnings;
    }

    private static void warn(List<String> warnings, String title, NamePatterns patterns, List<String> raters) {
        for (int place : patterns.unmatched(raters)) {
            warnings.add("Entry " + place + " of '" + title + "' is no rater of these cases, who are "
                    + String.join(", ", raters) + ".");
        }
    }
}

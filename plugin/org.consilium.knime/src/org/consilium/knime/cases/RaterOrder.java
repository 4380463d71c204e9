// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.cases;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.imaging.model.DataKey;
import org.consilium.imaging.pseudonym.Pseudonyms;

/**
 * The order of the raters of a set, which figures depend on: that of the alphabet for codes; by what they drew for
 * pseudonyms, which every installation has others of.
 */
final class RaterOrder {
    private RaterOrder() {}

    /** Everybody who drew a mask, in order. */
    static List<String> of(List<CaseNote> notes) {
        Map<String, StringBuilder> drawn = new TreeMap<>();
        for (CaseNote note : notes) {
            for (int i = 0; i < note.raters().size(); i++) {
                drawn.computeIfAbsent(note.raters().get(i), rater -> new StringBuilder())
                        .append(note.record().key())
                        .append(' ')
                        .append(note.drawn().get(i))
                        .append('\n');
            }
        }
        return drawn.keySet().stream()
                .sorted(Comparator.comparing(Pseudonyms::isRater)
                        .thenComparing(rater -> Pseudonyms.isRater(rater)
                                ? DataKey.of(drawn.get(rater).toString())
                                : rater)
                        .thenComparing(rater -> rater))
                .toList();
    }
}

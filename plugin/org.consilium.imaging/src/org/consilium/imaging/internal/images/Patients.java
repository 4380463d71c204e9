// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.consilium.ground.Count;
import org.consilium.imaging.images.CaseIndex;

/** Whose the case folders are, and what is odd about it: a split by patient is worth as much as this is right. */
public final class Patients {
    private static final int MANY = 4;
    private static final int SHARE = 3;

    private Patients() {}

    /** The patient of a case folder as its sources call them: the index, else the name. */
    static String of(String id, CaseIndex index, Pattern pattern) {
        String said = index.get(id, "patient");
        return said.isEmpty() ? CaseName.of(id, pattern).patient() : said;
    }

    /**
     * Warnings where many folders become few patients, or folders that look like one patient's count as several.
     *
     * @param pattern that names patients; null without one
     * @param shown what a folder is called in messages
     */
    public static List<String> warnings(
            List<String> folders, CaseIndex index, Pattern pattern, UnaryOperator<String> shown) {
        Set<String> patients =
                folders.stream().map(id -> of(id, index, pattern)).collect(Collectors.toCollection(TreeSet::new));
        boolean said = index.has("patient");
        boolean few = said ? patients.size() == 1 : patients.size() * SHARE <= folders.size();
        List<String> warnings = new ArrayList<>();
        if (few && folders.size() >= MANY) {
            warnings.add(folders.size() + " case folders are of " + Count.of(patients.size(), "patient") + " by "
                    + (said ? "the index" : "their names") + "; name the patients in an index.tsv if that is not so");
        }
        List<String> alone = folders.stream()
                .filter(id -> !said
                        && CaseName.of(id, pattern)
                                .patient()
                                .equals(CaseName.of(id, null).volume()))
                .toList();
        Set<String> beginnings = alone.stream().map(Patients::beginning).collect(Collectors.toCollection(TreeSet::new));
        if (beginnings.size() > 1 && beginnings.size() < alone.size() && patients.size() > beginnings.size()) {
            warnings.add(Count.of(alone.size(), "case folder") + ", first " + shown.apply(alone.get(0))
                    + ", count as " + Count.of(patients.size(), "patient") + ", though their names have but "
                    + beginnings.size()
                    + " beginnings; if these are the patients, say so by an index.tsv or the patient pattern, or slices"
                    + " of one patient may be trained and tested on");
        }
        return warnings;
    }

    private static String beginning(String id) {
        return id.split("[_-]", 2)[0];
    }
}

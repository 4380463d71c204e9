// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.ground.Count;

/**
 * The parts that a list gives to cases.
 *
 * @param parts of each case
 * @param unknown numbers of the rows that name no case of the set, though their part is one of those asked for
 */
public record GivenParts(List<Part> parts, List<Integer> unknown) {

    /**
     * Reads a list. Rows of other parts may name cases that are not in the set, as where a set was split before.
     *
     * @param rows a part for each name
     * @param kinds what the names may be names of
     * @throws IllegalArgumentException if a case has no part, one that has no name here, or two; or if a patient is in two
     *     parts, naming the patient
     */
    public static GivenParts of(
            List<CaseFacts> cases, List<NamedRow> rows, Collection<CaseKind> kinds, PartNames names) {
        CaseNames finder = new CaseNames(cases, kinds);
        List<NamedRow> byCase = finder.rows(rows, cases.size());
        List<Part> parts = new ArrayList<>();
        Map<String, Integer> patients = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            NamedRow row = byCase.get(i);
            Part part = row == null ? null : names.part(row.value());
            if (row != null && part == null) {
                throw new IllegalArgumentException("Row " + row.number() + " of the list "
                        + (row.value().isEmpty() ? "has no part" : "has a part of another name")
                        + " than those asked for ("
                        + names.known() + "). Correct the row, or add its part to the names of a set.");
            }
            parts.add(part);
            Integer other = row == null
                    ? null
                    : patients.putIfAbsent(cases.get(i).info().patient(), i);
            if (other != null && parts.get(other) != part) {
                throw new IllegalArgumentException("The list puts patient '"
                        + cases.get(i).info().patient() + "' into two parts, by rows "
                        + byCase.get(other).number() + " and " + row.number()
                        + ". Images of one patient resemble each other, so that held-out figures would be too good: put all"
                        + " cases of the patient into one part.");
            }
        }
        requireAll(cases, parts);
        return new GivenParts(
                parts,
                finder.unknown(rows.stream()
                        .filter(row -> names.part(row.value()) != null)
                        .toList()));
    }

    private static void requireAll(List<CaseFacts> cases, List<Part> parts) {
        long without = parts.stream().filter(part -> part == null).count();
        if (without > 0) {
            throw new IllegalArgumentException(
                    Count.of(without, "case is", "cases are") + " in no row of the list, the first"
                            + " is '" + cases.get(parts.indexOf(null)).info().id()
                            + "'. Add a row, or take cases out before with Case Filter.");
        }
    }
}

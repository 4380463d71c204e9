// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the cases that the rows of a list mean. */
public final class CaseNames {

    private static final int SHOWN_ROWS = 10;

    private final Map<CaseKind, Map<String, List<Integer>>> places = new EnumMap<>(CaseKind.class);

    /** @param kinds what the names may be names of */
    public CaseNames(List<CaseFacts> cases, Collection<CaseKind> kinds) {
        for (CaseKind kind : kinds) {
            Map<String, List<Integer>> byName = places.computeIfAbsent(kind, k -> new HashMap<>());
            for (int i = 0; i < cases.size(); i++) {
                byName.computeIfAbsent(kind.name(cases.get(i)), name -> new ArrayList<>())
                        .add(i);
            }
        }
    }

    /**
     * The cases that a row names.
     *
     * @return indices, ascending; empty if there is none of that name
     * @throws IllegalArgumentException if it is, say, the id of one case and the patient of others
     */
    public List<Integer> find(NamedRow row) {
        List<Integer> found = List.of();
        if (row.name().isEmpty()) {
            return found;
        }
        for (Map.Entry<CaseKind, Map<String, List<Integer>>> kind : places.entrySet()) {
            List<Integer> here = kind.getValue().getOrDefault(row.name(), List.of());
            if (!here.isEmpty() && !found.isEmpty() && !here.equals(found)) {
                throw new IllegalArgumentException("Row " + row.number() + " of the list names different cases as a "
                        + places.keySet().stream()
                                .map(k -> k.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", a "))
                        + ". Say what the names are the names of.");
            }
            found = here.isEmpty() ? found : here;
        }
        return found;
    }

    /**
     * The row that speaks of each case.
     *
     * @param size number of cases
     * @return null for a case that no row names
     * @throws IllegalArgumentException if two rows say different things of one case
     */
    public List<NamedRow> rows(List<NamedRow> rows, int size) {
        NamedRow[] byCase = new NamedRow[size];
        for (NamedRow row : rows) {
            for (int index : find(row)) {
                NamedRow before = byCase[index];
                if (before != null && !before.value().equals(row.value())) {
                    throw new IllegalArgumentException("Rows " + before.number() + " and " + row.number()
                            + " of the list say different things of the same case. Correct one of them.");
                }
                byCase[index] = row;
            }
        }
        return Arrays.asList(byCase);
    }

    /** The numbers of the rows that name no case. */
    public List<Integer> unknown(List<NamedRow> rows) {
        return rows.stream()
                .filter(row -> find(row).isEmpty())
                .map(NamedRow::number)
                .toList();
    }

    /** Reads like "Row 3", "Rows 3 and 9", "Rows 3, 4, 9 and 7 more". */
    public static String rowsText(Collection<Integer> numbers) {
        List<Integer> sorted = new ArrayList<>(new TreeSet<>(numbers));
        if (sorted.size() == 1) {
            return "Row " + sorted.get(0);
        }
        int shown = Math.min(SHOWN_ROWS, sorted.size());
        boolean all = shown == sorted.size();
        String last = all ? Integer.toString(sorted.get(shown - 1)) : sorted.size() - shown + " more";
        return "Rows "
                + sorted.subList(0, all ? shown - 1 : shown).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))
                + " and " + last;
    }
}

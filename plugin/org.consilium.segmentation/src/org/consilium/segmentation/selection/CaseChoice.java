// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.consilium.ground.Count;

/**
 * The cases that rules keep, and the others.
 *
 * @param kept indices of those kept, ascending, at least one
 * @param others indices of those of the others that may be used beside them, ascending
 * @param warnings what the user must know of the choice
 */
public record CaseChoice(List<Integer> kept, List<Integer> others, List<String> warnings) {

    /**
     * Applies rules.
     *
     * @param list null where there is none
     * @param apart whether others of patients of whom a case is kept are left out altogether, so that kept cases and
     *     others share no patient
     * @throws IllegalArgumentException if no case is kept; says what each rule left out
     */
    public static CaseChoice of(List<CaseFacts> cases, CaseRules rules, ListRule list, boolean apart) {
        Map<String, Predicate<CaseFacts>> active = rules.active();
        Map<String, Integer> refused = new LinkedHashMap<>();
        active.keySet().forEach(rule -> refused.put(rule, 0));
        if (list != null) {
            refused.put("list", 0);
        }
        List<Integer> kept = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            boolean keep = true;
            for (Map.Entry<String, Predicate<CaseFacts>> rule : active.entrySet()) {
                if (!rule.getValue().test(cases.get(i))) {
                    refused.merge(rule.getKey(), 1, Integer::sum);
                    keep = false;
                }
            }
            if (list != null && !list.allows(i)) {
                refused.merge("list", 1, Integer::sum);
                keep = false;
            }
            (keep ? kept : left).add(i);
        }
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("No case is kept of "
                    + Count.of(cases.size(), "case") + ". Left out were "
                    + refused.entrySet().stream()
                            .filter(rule -> rule.getValue() > 0)
                            .map(rule -> rule.getValue() + " by the rule '" + rule.getKey() + "'")
                            .collect(Collectors.joining(", "))
                    + ". Ask for less.");
        }
        List<String> warnings = new ArrayList<>();
        if (left.isEmpty() && !refused.isEmpty()) {
            warnings.add("No rule leaves a case out; the second output is empty.");
        }
        unknownAreas(cases, rules, warnings);
        listed(list, warnings);
        return new CaseChoice(kept, others(cases, kept, left, apart, warnings), warnings);
    }

    private static void unknownAreas(List<CaseFacts> cases, CaseRules rules, List<String> warnings) {
        if (!rules.needsAreas()) {
            return;
        }
        long unseen = cases.stream().filter(c -> c.raters().isEmpty()).count();
        if (unseen > 0) {
            warnings.add(Count.of(unseen, "case was", "cases were")
                    + " looked at by no rater and left out: the area isn't known.");
        }
        long unscaled = cases.stream()
                .filter(c -> !c.raters().isEmpty() && Double.isNaN(rules.area(c)))
                .count();
        if (unscaled > 0) {
            warnings.add(Count.of(unscaled, "case has", "cases have")
                    + " no pixel spacing and were left out: the area in mm2 isn't known. Give areas in pixels.");
        }
    }

    private static void listed(ListRule list, List<String> warnings) {
        if (list != null && !list.unknown().isEmpty()) {
            warnings.add(CaseNames.rowsText(list.unknown()) + " of the list "
                    + (list.unknown().size() == 1 ? "names" : "name") + " no case of this set.");
        }
    }

    private static List<Integer> others(
            List<CaseFacts> cases, List<Integer> kept, List<Integer> left, boolean apart, List<String> warnings) {
        Set<String> patients = new TreeSet<>();
        kept.forEach(i -> patients.add(cases.get(i).info().patient()));
        Predicate<Integer> sharing = i -> patients.contains(cases.get(i).info().patient());
        List<Integer> shared = left.stream().filter(sharing).toList();
        if (shared.isEmpty()) {
            return List.copyOf(left);
        }
        long of = shared.stream()
                .map(i -> cases.get(i).info().patient())
                .distinct()
                .count();
        if (apart) {
            warnings.add(Count.of(shared.size(), "case") + " of "
                    + Count.of(of, "patient") + " of whom other cases are kept "
                    + (shared.size() == 1 ? "leaves" : "leave")
                    + " at neither output, so that the outputs share no patient.");
            return left.stream().filter(sharing.negate()).toList();
        }
        warnings.add("Both outputs hold cases of " + Count.of(of, "patient")
                + ": never train on one of them and test on the other.");
        return List.copyOf(left);
    }
}

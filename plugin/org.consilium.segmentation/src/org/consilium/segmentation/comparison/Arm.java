// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is compared: one way to predict, with its figures by case. */
public final class Arm {

    private final String name;
    private final Recipe recipe;
    private final Map<CaseKey, ArmCase> cases = new LinkedHashMap<>();
    private final int evaluations;

    /**
     * @param name as users know it
     * @param evaluated all its figures; a case that occurs several times, as with several seeds, gets their mean
     */
    public Arm(String name, List<EvaluatedCase> evaluated) {
        this.name = name;
        recipe = Recipe.common(
                evaluated.stream().map(EvaluatedCase::recipe).distinct().toList());
        Map<CaseKey, List<EvaluatedCase>> byCase = new LinkedHashMap<>();
        evaluated.forEach(one ->
                byCase.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(one));
        byCase.forEach((key, runs) -> cases.put(key, ArmCase.mean(runs)));
        evaluations = byCase.values().stream().mapToInt(List::size).max().orElse(0);
    }

    public String name() {
        return name;
    }

    /** What all its evaluations have in common. */
    public Recipe recipe() {
        return recipe;
    }

    /** How often a case was evaluated at most: the number of seeds. */
    public int evaluations() {
        return evaluations;
    }

    /** The number of its cases. */
    public int size() {
        return cases.size();
    }

    /** The number of its patients. */
    public int patients() {
        return (int) cases.keySet().stream().map(CaseKey::patient).distinct().count();
    }

    /** All numbers of samples that its figures are of, as "16" or "8, 16". */
    public String samples() {
        return cases.values().stream()
                .flatMap(one -> one.samples().stream())
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    Map<CaseKey, ArmCase> cases() {
        return cases;
    }

    /** The ids of its cases, whatever their masks. */
    Set<String> ids() {
        return cases.keySet().stream().map(CaseKey::id).collect(Collectors.toCollection(TreeSet::new));
    }
}

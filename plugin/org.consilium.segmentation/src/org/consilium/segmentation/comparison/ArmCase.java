// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.comparison;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.consilium.segmentation.metrics.MetricInfo;

/**
 * The figures of one case in one arm; where it was evaluated several times, as with several seeds, their means.
 *
 * @param samples all numbers of samples that the figures are of
 * @param values figures that exist in each evaluation of the case
 * @param units of the distances; several if the evaluations differ
 * @param tolerances what stands for the tolerance of surface Dice in each evaluation
 * @param bins what stands for the bins of the calibration error in each evaluation
 * @param raters for whom there are masks in each evaluation
 */
record ArmCase(
        SortedSet<Integer> samples,
        Map<MetricInfo, Double> values,
        SortedSet<String> units,
        SortedSet<String> tolerances,
        SortedSet<String> bins,
        SortedSet<String> raters) {

    static ArmCase mean(List<EvaluatedCase> runs) {
        EnumMap<MetricInfo, Double> means = new EnumMap<>(MetricInfo.class);
        for (MetricInfo metric : MetricInfo.values()) {
            // a mean over the runs that happen to have a figure would be one of the runs that went well
            if (runs.stream().allMatch(run -> run.values().containsKey(metric))) {
                means.put(
                        metric,
                        runs.stream()
                                .mapToDouble(run -> run.values().get(metric))
                                .average()
                                .orElseThrow());
            }
        }
        return new ArmCase(
                runs.stream().map(EvaluatedCase::samples).collect(Collectors.toCollection(TreeSet::new)),
                means,
                runs.stream().map(EvaluatedCase::unit).collect(Collectors.toCollection(TreeSet::new)),
                setting(runs, Recipe.TOLERANCE),
                setting(runs, Recipe.BINS),
                setting(runs, Recipe.RATERS));
    }

    private static SortedSet<String> setting(List<EvaluatedCase> runs, String key) {
        return runs.stream()
                .map(run -> run.recipe().settings().getOrDefault(key, ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

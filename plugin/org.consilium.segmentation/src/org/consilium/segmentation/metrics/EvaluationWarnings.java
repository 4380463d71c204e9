// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.ground.Count;

/** What whoever reads the figures must know of the cases, the raters and the model. */
public final class EvaluationWarnings {

    private static final int NAMED = 5;

    /** Below this mean Dice masks hardly meet those of the raters. */
    private static final double NEXT_TO_NOTHING = 0.1;

    private EvaluationWarnings() {}

    /**
     * Looks through the figures.
     *
     * @param known raters for whom the model makes masks; empty if it is not personalised
     */
    public static List<String> of(List<CaseMetrics> cases, List<String> known) {
        List<String> warnings = new ArrayList<>();
        withoutRaters(cases, warnings);
        Map<String, Integer> seen = new TreeMap<>();
        cases.forEach(c -> c.details().raters().forEach(r -> seen.merge(r.rater(), 1, Integer::sum)));
        if (!known.isEmpty()) {
            List<String> unknown = seen.keySet().stream()
                    .filter(rater -> !known.contains(rater))
                    .toList();
            if (!unknown.isEmpty()) {
                warnings.add("The model makes no masks for " + Count.of(unknown.size(), "rater") + " of the cases ("
                        + String.join(", ", unknown)
                        + "): personalised figures, and yardsticks beside them, are over the other raters.");
            }
        }
        List<String> once =
                seen.keySet().stream().filter(rater -> seen.get(rater) == 1).toList();
        if (cases.size() > 1 && !once.isEmpty()) {
            warnings.add(Count.of(once.size(), "rater has", "raters have") + " looked at one case only ("
                    + String.join(", ", once) + "): figures of one case say little of a rater.");
        }
        nextToNothing(cases, warnings);
        return warnings;
    }

    private static void withoutRaters(List<CaseMetrics> cases, List<String> warnings) {
        List<String> without =
                cases.stream().filter(c -> c.raters() == 0).map(CaseMetrics::id).toList();
        if (without.size() == cases.size() && !cases.isEmpty()) {
            warnings.add(
                    "No rater looked at any of the cases: there is nothing to measure the samples by. Connect cases"
                            + " with masks.");
        } else if (!without.isEmpty()) {
            String named = String.join(", ", without.subList(0, Math.min(NAMED, without.size())));
            warnings.add("No rater looked at " + without.size() + " of " + Count.of(cases.size(), "case") + " (" + named
                    + (without.size() > NAMED ? " and " + (without.size() - NAMED) + " more" : "")
                    + "): they have no figures, and count for no mean.");
        }
    }

    private static void nextToNothing(List<CaseMetrics> cases, List<String> warnings) {
        for (MetricInfo metric : List.of(MetricInfo.MEAN_MASK_DICE_DIAGONAL, MetricInfo.DICE_DIAGONAL)) {
            double mean = cases.stream()
                    .map(c -> c.value(metric))
                    .filter(MetricValue::isDefined)
                    .mapToDouble(MetricValue::value)
                    .average()
                    .orElse(Double.NaN);
            if (mean < NEXT_TO_NOTHING) {
                warnings.add("The masks hardly meet those of the raters (" + metric.key() + " is "
                        + Math.round(mean * 1000) / 1000.0
                        + " in the mean): the model has learned next to nothing of them. Its other figures, distances"
                        + " above all, say little; train longer, and check that the images are read as in training.");
                return;
            }
        }
    }
}

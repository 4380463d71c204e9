// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.fusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * A rater's mean performance over the cases that the rater looked at.
 *
 * @param rater the rater
 * @param cases how many cases that are
 * @param sensitivity mean over the cases where it is defined; NaN if nowhere
 * @param specificity mean over the cases where it is defined; NaN if nowhere
 * @param dice mean
 */
public record RaterScore(String rater, int cases, double sensitivity, double specificity, double dice) {

    /** One row a rater, sorted by id. */
    public static List<RaterScore> of(List<FusedCase> cases) {
        Map<String, List<RaterPerformance>> byRater = new TreeMap<>();
        for (FusedCase c : cases) {
            for (int r = 0; r < c.raters().size(); r++) {
                byRater.computeIfAbsent(c.raters().get(r), key -> new ArrayList<>())
                        .add(c.performance().get(r));
            }
        }
        return byRater.entrySet().stream()
                .map(entry -> new RaterScore(
                        entry.getKey(),
                        entry.getValue().size(),
                        mean(entry.getValue(), RaterPerformance::sensitivity),
                        mean(entry.getValue(), RaterPerformance::specificity),
                        mean(entry.getValue(), RaterPerformance::dice)))
                .toList();
    }

    private static double mean(List<RaterPerformance> cases, ToDoubleFunction<RaterPerformance> figure) {
        return cases.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}

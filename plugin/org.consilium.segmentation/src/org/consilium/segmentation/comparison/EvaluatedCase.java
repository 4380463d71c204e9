// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.comparison;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.segmentation.metrics.MetricInfo;

/**
 * The figures of one case in one evaluation.
 *
 * @param id of the case
 * @param patient key of its patient
 * @param raters who looked at it
 * @param samples K, that the figures are of
 * @param values figures that exist, finite; the others are left out
 * @param unit "mm" or "px" of the distances
 * @param recipe where the predictions came from
 */
public record EvaluatedCase(
        String id,
        String patient,
        int raters,
        int samples,
        Map<MetricInfo, Double> values,
        String unit,
        Recipe recipe) {

    public EvaluatedCase {
        EnumMap<MetricInfo, Double> finite = new EnumMap<>(MetricInfo.class);
        values.forEach((metric, value) -> {
            if (value != null && Double.isFinite(value)) {
                finite.put(metric, value);
            }
        });
        values = finite;
        unit = unit == null ? "" : unit;
    }

    /** Which case it is. */
    CaseKey key() {
        return new CaseKey(id, patient, labels());
    }

    /**
     * Stands for the masks of the raters, by figures that follow from them alone: two evaluations of what is called the
     * same case are of the same masks only where these agree.
     */
    private String labels() {
        String figures = Stream.of(MetricInfo.LABEL_DIVERSITY, MetricInfo.MAJORITY_GED, MetricInfo.RATER_AGREEMENT)
                .map(values::get)
                .map(value -> value == null ? "-" : String.format(Locale.ROOT, "%.9f", value))
                .collect(Collectors.joining(" "));
        return figures + " " + raters;
    }
}

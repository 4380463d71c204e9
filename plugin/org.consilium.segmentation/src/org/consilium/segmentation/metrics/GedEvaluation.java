// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.ArrayList;
import java.util.List;
import org.consilium.segmentation.data.CaseOrder;
import org.consilium.segmentation.statistics.PatientBootstrap;

/**
 * Compares a model's samples with the raters' masks: the figures of each case, and their means with intervals.
 *
 * <p>A figure that does not exist for a case (no rater, fewer samples than raters for a one-to-one match, no
 * personalised masks) carries the reason and is left out of the mean.
 */
public final class GedEvaluation {

    private GedEvaluation() {}

    /** All figures of one case, with the default settings. */
    public static CaseMetrics evaluate(EvaluationCase subject) {
        return evaluate(subject, EvaluationSettings.DEFAULT);
    }

    /** All figures of one case. */
    public static CaseMetrics evaluate(EvaluationCase subject, EvaluationSettings settings) {
        return new CaseFigures(subject, settings).evaluate();
    }

    /**
     * The mean of every metric over the cases where it is defined, with a 95 % bootstrap interval over patients.
     *
     * @param seed fixes the draws: the same cases and seed give the same intervals
     * @return one row a metric, in the order of {@link MetricInfo}
     */
    public static List<MetricSummary> summarize(List<CaseMetrics> cases, long seed) {
        CaseOrder order = CaseMetrics.order(cases);
        List<MetricSummary> rows = new ArrayList<>();
        for (MetricInfo metric : MetricInfo.values()) {
            rows.add(summarize(metric, cases, order, seed));
        }
        return rows;
    }

    private static MetricSummary summarize(MetricInfo metric, List<CaseMetrics> cases, CaseOrder order, long seed) {
        // Lengths in mm and in pixels have no common mean.
        boolean inMillimetres =
                cases.stream().anyMatch(row -> row.value(metric).unit().equals(PixelScale.MILLIMETRES));
        List<String> patients = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        String unit = "";
        for (CaseMetrics row : cases) {
            MetricValue value = row.value(metric);
            if (value.isDefined() && (!inMillimetres || value.unit().equals(PixelScale.MILLIMETRES))) {
                patients.add(order.rank(row.patient()));
                values.add(value.value());
                unit = value.unit();
            }
        }
        PatientBootstrap bootstrap = PatientBootstrap.of(patients, values);
        double[] interval = bootstrap.interval95(seed);
        return new MetricSummary(
                metric, bootstrap.mean(), interval[0], interval[1], values.size(), bootstrap.patients(), unit);
    }
}

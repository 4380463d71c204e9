// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Compares a model's samples with the raters' masks: the figures of each case, and their means with intervals.
 *
 * <p>A figure that does not exist for a case (no rater, fewer samples than raters for a one-to-one match, no
 * personalised masks) carries the reason and is left out of the mean.
 */
public final class GedEvaluation {

    private GedEvaluation() {}

    /** All figures of one case. */
    public static CaseMetrics evaluate(EvaluationCase subject) {
        Map<MetricInfo, MetricValue> values = new EnumMap<>(MetricInfo.class);
        List<BitMask> labels = List.copyOf(subject.labels().values());
        List<BitMask> samples = subject.samples();
        if (labels.isEmpty()) {
            putUndefined(values, "no rater looked at this case");
        } else {
            putLabelFigures(values, labels, samples.size());
            if (samples.isEmpty()) {
                putUndefined(values, "there are no samples for this case");
            } else {
                putSampleFigures(values, subject, labels);
            }
            values.put(MetricInfo.DICE_DIAGONAL, diagonal(subject));
        }
        return new CaseMetrics(subject.id(), subject.patient(), labels.size(), samples.size(), values);
    }

    /**
     * The mean of every metric over the cases where it is defined, with a 95 % bootstrap interval over patients.
     *
     * @param seed fixes the draws: the same cases and seed give the same intervals
     * @return one row a metric, in the order of {@link MetricInfo}
     */
    public static List<MetricSummary> summarize(List<CaseMetrics> cases, long seed) {
        List<MetricSummary> rows = new ArrayList<>();
        for (MetricInfo metric : MetricInfo.values()) {
            List<String> patients = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            for (CaseMetrics row : cases) {
                if (row.value(metric).isDefined()) {
                    patients.add(row.patient());
                    values.add(row.value(metric).value());
                }
            }
            PatientBootstrap bootstrap = PatientBootstrap.of(patients, values);
            double[] interval = bootstrap.interval95(seed);
            rows.add(new MetricSummary(
                    metric, bootstrap.mean(), interval[0], interval[1], values.size(), bootstrap.patients()));
        }
        return rows;
    }

    private static void putUndefined(Map<MetricInfo, MetricValue> values, String reason) {
        for (MetricInfo metric : MetricInfo.values()) {
            values.putIfAbsent(metric, MetricValue.undefined(reason));
        }
    }

    private static void putLabelFigures(Map<MetricInfo, MetricValue> values, List<BitMask> labels, int samples) {
        double diversity = GedTerms.diversity(labels);
        BitMask majority = LabelFusion.majority(labels);
        put(values, MetricInfo.LABEL_DIVERSITY, diversity);
        put(values, MetricInfo.MAJORITY_GED, Yardsticks.repeatedMaskGed(labels, majority));
        put(values, MetricInfo.MAJORITY_DICE_DIAGONAL, DiceMetrics.ofOne(labels, majority));
        put(values, MetricInfo.SINGLE_RATER_GED, Yardsticks.singleRaterGed(labels));
        if (samples > 0) {
            put(values, MetricInfo.ORACLE_GED, Yardsticks.oracleGed(labels, samples));
        }
    }

    private static void putSampleFigures(
            Map<MetricInfo, MetricValue> values, EvaluationCase subject, List<BitMask> labels) {
        List<BitMask> samples = subject.samples();
        GedTerms standard = GedTerms.standard(labels, samples);
        put(values, MetricInfo.GED, standard.value());
        put(values, MetricInfo.GED_DPERSONA, GedTerms.dpersona(labels, samples).value());
        values.put(
                MetricInfo.GED_OFFDIAGONAL,
                samples.size() > 1
                        ? MetricValue.of(standard.offDiagonal())
                        : MetricValue.undefined("a single sample has no other to be compared with"));
        double[][] dice = DiceMetrics.matrix(labels, samples);
        put(values, MetricInfo.DICE_SOFT, DiceMetrics.soft(labels, subject.meanProbability()));
        put(values, MetricInfo.DICE_MAX, DiceMetrics.maxPerLabel(dice));
        put(values, MetricInfo.DICE_MAX_PER_PREDICTION, DiceMetrics.maxPerPrediction(dice));
        values.put(
                MetricInfo.DICE_MATCH,
                samples.size() >= labels.size()
                        ? MetricValue.of(DiceMetrics.match(dice))
                        : MetricValue.undefined(samples.size() + " samples cannot give each of " + labels.size()
                                + " raters one of its own"));
        put(values, MetricInfo.HM_IOU, MatchedIou.of(labels, samples));
        BitMask meanMask = subject.meanMask();
        put(values, MetricInfo.MEAN_MASK_GED, Yardsticks.repeatedMaskGed(labels, meanMask));
        put(values, MetricInfo.MEAN_MASK_DICE_DIAGONAL, DiceMetrics.ofOne(labels, meanMask));
    }

    private static MetricValue diagonal(EvaluationCase subject) {
        if (subject.personal().isEmpty()) {
            return MetricValue.undefined("there are no personalised masks for this case");
        }
        List<BitMask> masks = new ArrayList<>();
        for (String rater : subject.labels().keySet()) {
            BitMask mask = subject.personal().get(rater);
            if (mask == null) {
                // A mean over the other raters could not be compared with mean_mask_dice_diagonal.
                return MetricValue.undefined("there is no personalised mask for rater " + rater);
            }
            masks.add(mask);
        }
        return MetricValue.of(DiceMetrics.diagonal(List.copyOf(subject.labels().values()), masks));
    }

    private static void put(Map<MetricInfo, MetricValue> values, MetricInfo metric, double value) {
        values.put(metric, MetricValue.of(value));
    }
}

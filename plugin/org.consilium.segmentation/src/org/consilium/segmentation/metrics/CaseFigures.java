// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.ground.Count;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.LabelFusion;
import org.consilium.segmentation.data.Overlap;

/** Computes the figures of one case; used once. */
final class CaseFigures {

    private static final Set<MetricInfo> NEED_TWO_RATERS = EnumSet.of(
            MetricInfo.RATER_IDENTIFICATION,
            MetricInfo.RATER_AGREEMENT,
            MetricInfo.MODEL_RANK,
            MetricInfo.RATERS_HD95,
            MetricInfo.RATERS_ASSD,
            MetricInfo.RATERS_SURFACE_DICE);

    private final EvaluationCase subject;
    private final EvaluationSettings settings;
    private final List<BitMask> labels;
    private final List<BitMask> samples;

    /** Labels of the raters for whom there is a mask, so that one mask for all is measured with the same raters. */
    private final List<BitMask> known;

    private final Map<MetricInfo, MetricValue> values = new EnumMap<>(MetricInfo.class);

    CaseFigures(EvaluationCase subject, EvaluationSettings settings) {
        this.subject = subject;
        this.settings = settings;
        labels = List.copyOf(subject.labels().values());
        samples = subject.samples();
        known = subject.knownRaters().stream().map(subject.labels()::get).toList();
    }

    CaseMetrics evaluate() {
        PersonalFigures personal = PersonalFigures.of(subject);
        BoundaryEvaluation boundaries = new BoundaryEvaluation(subject, settings.tolerance());
        double[][] labelDice = DiceMetrics.matrix(labels, labels);
        double[] maskDice = new double[labels.size()];
        Reliability reliability = Reliability.none(settings.bins());
        List<CurvePoint> curve = List.of();
        if (labels.isEmpty()) {
            putUndefined("no rater looked at this case");
        } else {
            putLabelFigures(labelDice);
            boundaries.putRaters(values);
            personal.put(values);
            boundaries.putPersonal(values, personal.missing());
            if (labels.size() == 1) {
                NEED_TWO_RATERS.forEach(metric ->
                        values.putIfAbsent(metric, MetricValue.undefined("needs two raters who looked at this case")));
            }
            if (samples.isEmpty()) {
                putUndefined("there are no samples for this case");
            } else {
                BitMask meanMask = subject.meanMask();
                putMeanMaskFigures(meanMask);
                boundaries.putMeanMask(values, meanMask);
                for (int i = 0; i < maskDice.length; i++) {
                    maskDice[i] = Overlap.dice(labels.get(i), meanMask);
                }
                reliability = putProbabilityFigures();
                curve = CurvePoint.curve(labels, samples, settings.curve());
                putSampleFigures();
            }
        }
        LeaveOneOut agreement = labels.size() > 1 ? LeaveOneOut.of(labelDice, maskDice) : null;
        if (agreement != null) {
            putAgreement(agreement);
        }
        CaseDetails details = new CaseDetails(
                raters(personal, boundaries, agreement),
                personal.confusion(),
                reliability,
                curve,
                subject.scale().unit());
        return new CaseMetrics(subject.info(), labels.size(), samples.size(), values, details);
    }

    private void putLabelFigures(double[][] labelDice) {
        BitMask majority = LabelFusion.majority(labels);
        BitMask half = LabelFusion.atLeastHalf(labels);
        put(MetricInfo.LABEL_DIVERSITY, GedTerms.diversity(labels));
        put(MetricInfo.MAJORITY_GED, Yardsticks.repeatedMaskGed(labels, majority));
        put(MetricInfo.MAJORITY_DICE_DIAGONAL, DiceMetrics.ofOne(known, majority));
        put(MetricInfo.AT_LEAST_HALF_GED, Yardsticks.repeatedMaskGed(labels, half));
        put(MetricInfo.AT_LEAST_HALF_DICE_DIAGONAL, DiceMetrics.ofOne(known, half));
        put(MetricInfo.SINGLE_RATER_GED, Yardsticks.singleRaterGed(labels));
        put(MetricInfo.SINGLE_RATER_DICE_DIAGONAL, Yardsticks.singleRaterDice(DiceMetrics.matrix(known, labels)));
        if (!samples.isEmpty()) {
            put(MetricInfo.ORACLE_GED, Yardsticks.oracleGed(labels, samples.size()));
        }
    }

    private void putSampleFigures() {
        GedTerms standard = GedTerms.standard(labels, samples);
        put(MetricInfo.GED, standard.value());
        put(MetricInfo.GED_DPERSONA, GedTerms.dpersona(labels, samples).value());
        if (samples.size() > 1) {
            put(MetricInfo.GED_OFFDIAGONAL, standard.offDiagonal());
            put(MetricInfo.SAMPLE_DIVERSITY, standard.predictionsOffDiagonal());
        } else {
            MetricValue none = MetricValue.undefined("a single sample has no other to be compared with");
            values.put(MetricInfo.GED_OFFDIAGONAL, none);
            values.put(MetricInfo.SAMPLE_DIVERSITY, none);
        }
        double[][] dice = DiceMetrics.matrix(labels, samples);
        double perLabel = DiceMetrics.maxPerLabel(dice);
        double perPrediction = DiceMetrics.maxPerPrediction(dice);
        put(MetricInfo.DICE_MAX, perLabel);
        put(MetricInfo.DICE_MAX_PER_PREDICTION, perPrediction);
        put(MetricInfo.DICE_MAX_MEAN, (perLabel + perPrediction) / 2);
        values.put(
                MetricInfo.DICE_MATCH,
                samples.size() >= labels.size()
                        ? MetricValue.of(DiceMetrics.match(dice))
                        : MetricValue.undefined(Count.of(samples.size(), "sample") + " cannot give each of "
                                + Count.of(labels.size(), "rater") + " one of its own"));
        put(MetricInfo.HM_IOU, MatchedIou.of(labels, samples));
    }

    private void putMeanMaskFigures(BitMask meanMask) {
        put(MetricInfo.MEAN_MASK_GED, Yardsticks.repeatedMaskGed(labels, meanMask));
        put(MetricInfo.MEAN_MASK_DICE_DIAGONAL, DiceMetrics.ofOne(known, meanMask));
    }

    private Reliability putProbabilityFigures() {
        double[] meanLabel = LabelFusion.mean(labels);
        double[] meanProbability = subject.meanProbability();
        Reliability reliability = Reliability.of(meanProbability, meanLabel, settings.bins());
        put(MetricInfo.DICE_SOFT, DiceMetrics.soft(meanLabel, meanProbability));
        put(MetricInfo.ECE, reliability.expectedError());
        put(MetricInfo.BRIER, reliability.brier());
        return reliability;
    }

    private void putAgreement(LeaveOneOut agreement) {
        put(MetricInfo.RATER_AGREEMENT, agreement.raterAgreement());
        if (!samples.isEmpty()) {
            put(MetricInfo.MODEL_RANK, agreement.rank());
        }
    }

    private List<RaterFigures> raters(PersonalFigures personal, BoundaryEvaluation boundaries, LeaveOneOut agreement) {
        List<RaterFigures> raters = new ArrayList<>();
        int i = 0;
        for (String rater : subject.labels().keySet()) {
            raters.add(new RaterFigures(
                    rater,
                    personal.dice(rater),
                    personal.fits(rater),
                    personal.identified(rater),
                    boundaries.personal(rater),
                    agreement == null ? Double.NaN : agreement.rater()[i],
                    agreement == null || samples.isEmpty()
                            ? Double.NaN
                            : agreement.mask()[i]));
            i++;
        }
        return raters;
    }

    /** Gives what has no figure yet the reason. */
    private void putUndefined(String reason) {
        for (MetricInfo metric : MetricInfo.values()) {
            values.putIfAbsent(metric, MetricValue.undefined(reason));
        }
    }

    private void put(MetricInfo metric, double value) {
        values.put(metric, MetricValue.of(value));
    }
}

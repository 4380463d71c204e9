// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.PaddedCases;
import org.consilium.segmentation.data.Padding;
import org.consilium.segmentation.data.Progress;
import org.consilium.segmentation.data.RatedCase;
import org.consilium.segmentation.metrics.CaseMetrics;
import org.consilium.segmentation.metrics.EvaluationCase;
import org.consilium.segmentation.metrics.GedEvaluation;
import org.consilium.segmentation.metrics.MetricInfo;
import org.consilium.segmentation.prediction.Predictor;

/**
 * Figures on held-out cases, by which the best epoch is chosen.
 *
 * @param ged mean of the standard form; NaN without cases, without a population, or if the model gives no numbers
 * @param dice phase 1: mean Dice_match; phase 2: mean Dice of each rater's own mask; NaN without cases
 */
record Validation(double ged, double dice) {

    static final Validation NONE = new Validation(Double.NaN, Double.NaN);

    /** Draws population samples. */
    static Validation ofSamples(
            final Predictor predictor,
            final TrainingCases cases,
            final int samples,
            final NDManager work,
            final Progress progress) {
        final int[] raters = cases.validation().allRaters();
        return new Figures(cases, raters, List.of(), MetricInfo.DICE_MATCH, work)
                .mean(progress, (encoded, index) -> predictor.samples(encoded, info(cases, index), samples), predictor);
    }

    /** Predicts each rater's own mask; the raters' masks also count as samples. */
    static Validation ofRaters(
            final Predictor predictor,
            final TrainingCases cases,
            final int bank,
            final NDManager work,
            final Progress progress) {
        final int[] raters = cases.validation().allRaters();
        return new Figures(cases, raters, cases.validation().raterIds(), MetricInfo.DICE_DIAGONAL, work)
                .mean(progress, (encoded, index) -> predictor.personal(encoded, info(cases, index), bank), predictor);
    }

    /**
     * Predicts the mask of one rater, on cases that this rater looked at. There is no population, so no GED.
     *
     * @param predictor of that rater alone
     */
    static Validation ofRater(
            final Predictor predictor,
            final TrainingCases cases,
            final int rater,
            final NDManager work,
            final Progress progress) {
        final List<String> name = List.of(cases.validation().raterIds().get(rater));
        final Validation figures = new Figures(cases, new int[] {rater}, name, MetricInfo.DICE_DIAGONAL, work)
                .mean(progress, (encoded, index) -> predictor.personal(encoded, info(cases, index), 1), predictor);
        return new Validation(Double.NaN, figures.dice());
    }

    private static CaseInfo info(final TrainingCases cases, final int index) {
        return cases.validation().info(index);
    }

    /** Probability maps [K,H,W] of a case. */
    @FunctionalInterface
    private interface Prediction {
        NDArray of(Predictor.Encoded encoded, int index);
    }

    /**
     * How predictions are compared.
     *
     * @param raters whose masks are the labels
     * @param own raters whom the maps belong to, in order; empty for samples
     */
    private record Figures(TrainingCases cases, int[] raters, List<String> own, MetricInfo dice, NDManager work) {

        Validation mean(final Progress progress, final Prediction prediction, final Predictor predictor) {
            final List<Integer> held = cases.held();
            double gedSum = 0;
            double diceSum = 0;
            int diceCount = 0;
            for (int i = 0; i < held.size(); i++) {
                progress.report(
                        i / (double) held.size(),
                        String.format(Locale.ROOT, "Validation case %d/%d", i + 1, held.size()));
                try (NDScope scope = new NDScope()) {
                    scope.suppressNotUsedWarning();
                    final int index = held.get(i);
                    final NDArray image = cases.validation().image(index, work);
                    final float[] maps = cropped(prediction.of(predictor.encode(image), index));
                    if (Float.isNaN(maps[0])) {
                        // the model gives no numbers (any more)
                        return NONE;
                    }
                    final CaseMetrics metrics = GedEvaluation.evaluate(evaluated(index, maps));
                    gedSum += metrics.value(MetricInfo.GED).value();
                    if (metrics.value(dice).isDefined()) {
                        diceSum += metrics.value(dice).value();
                        diceCount++;
                    }
                }
            }
            return held.isEmpty()
                    ? NONE
                    : new Validation(gedSum / held.size(), diceCount == 0 ? Double.NaN : diceSum / diceCount);
        }

        private Map<String, BitMask> labels(byte[] masks, int index) {
            final PaddedCases validation = cases.validation();
            final int size = validation.padding().rows() * validation.padding().columns();
            final Map<String, BitMask> labels = new LinkedHashMap<>();
            for (int rater : raters) {
                if (validation.isSeenBy(index, rater)) {
                    labels.put(validation.raterIds().get(rater), BitMask.ofBytes(masks, rater * size, size));
                }
            }
            return labels;
        }

        private float[] cropped(final NDArray maps) {
            final Padding padding = cases.validation().padding();
            return maps.get(":, 0:" + padding.rows() + ", 0:" + padding.columns())
                    .toFloatArray();
        }

        private EvaluationCase evaluated(final int index, final float[] maps) {
            final PaddedCases validation = cases.validation();
            final int rows = validation.padding().rows();
            final int columns = validation.padding().columns();
            final EvaluationCase.Builder builder = EvaluationCase.builder(
                    new RatedCase(validation.info(index), rows, columns, labels(validation.masks(index, work), index)));
            IntStream.range(0, maps.length / (rows * columns)).forEach(k -> {
                builder.addSample(maps, k * rows * columns);
                if (!own.isEmpty()) {
                    builder.addPersonal(own.get(k), maps, k * rows * columns);
                }
            });
            return builder.build();
        }
    }
}

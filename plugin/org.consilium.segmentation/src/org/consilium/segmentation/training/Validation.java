// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.List;
import org.consilium.segmentation.metrics.CaseMetrics;
import org.consilium.segmentation.metrics.EvaluationCase;
import org.consilium.segmentation.metrics.GedEvaluation;
import org.consilium.segmentation.metrics.MetricInfo;
import org.consilium.segmentation.sampling.Predictor;

/**
 * Figures on held-out cases, by which the best epoch is chosen.
 *
 * @param ged mean of the standard form; NaN without cases, or if the model gives no numbers
 * @param dice phase 1: mean Dice_match; phase 2: mean Dice of each rater's own mask; NaN without cases
 */
record Validation(double ged, double dice) {

    static final Validation NONE = new Validation(Double.NaN, Double.NaN);

    /** Draws population samples. */
    static Validation ofSamples(
            final Predictor predictor,
            final PaddedCases arrays,
            final List<Integer> held,
            final List<String> raters,
            final int samples,
            final NDManager work) {
        return of(arrays, held, raters, MetricInfo.DICE_MATCH, work, (index, builder) -> {
            final Predictor.Encoded encoded = predictor.encode(arrays.image(index, work));
            final Padding padding = arrays.padding();
            final float[] maps = cropped(predictor.samples(encoded, arrays.info(index), samples), padding);
            if (Float.isNaN(maps[0])) {
                return false;
            }
            for (int k = 0; k < samples; k++) {
                builder.addSample(maps, k * padding.rows() * padding.columns());
            }
            return true;
        });
    }

    /** Predicts each rater's own mask; the raters' masks also count as samples. */
    static Validation ofRaters(
            final Predictor predictor,
            final PaddedCases arrays,
            final List<Integer> held,
            final List<String> raters,
            final int bank,
            final NDManager work) {
        return of(arrays, held, raters, MetricInfo.DICE_DIAGONAL, work, (index, builder) -> {
            final Predictor.Encoded encoded = predictor.encode(arrays.image(index, work));
            final Padding padding = arrays.padding();
            final float[] maps = cropped(predictor.personal(encoded, arrays.info(index), bank), padding);
            if (Float.isNaN(maps[0])) {
                return false;
            }
            for (int r = 0; r < raters.size(); r++) {
                final int start = r * padding.rows() * padding.columns();
                builder.addSample(maps, start);
                builder.addPersonal(raters.get(r), maps, start);
            }
            return true;
        });
    }

    private static float[] cropped(final NDArray maps, final Padding padding) {
        return maps.get(":, 0:" + padding.rows() + ", 0:" + padding.columns()).toFloatArray();
    }

    @FunctionalInterface
    private interface Prediction {
        /** False if the model gives no numbers (any more). */
        boolean add(int index, EvaluationCase.Builder builder);
    }

    private static Validation of(
            final PaddedCases arrays,
            final List<Integer> held,
            final List<String> raters,
            final MetricInfo dice,
            final NDManager work,
            final Prediction prediction) {
        if (held.isEmpty()) {
            return NONE;
        }
        final int rows = arrays.padding().rows();
        final int columns = arrays.padding().columns();
        double gedSum = 0;
        double diceSum = 0;
        int diceCount = 0;
        for (final int index : held) {
            final EvaluationCase.Builder builder = EvaluationCase.builder(
                    arrays.info(index).id(), arrays.info(index).patient(), rows, columns);
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                final byte[] masks = arrays.masks(index, work);
                for (final int r : arrays.seen(index)) {
                    builder.addLabel(raters.get(r), masks, r * rows * columns);
                }
                if (!prediction.add(index, builder)) {
                    return NONE;
                }
            }
            final CaseMetrics metrics = GedEvaluation.evaluate(builder.build());
            gedSum += metrics.value(MetricInfo.GED).value();
            if (metrics.value(dice).isDefined()) {
                diceSum += metrics.value(dice).value();
                diceCount++;
            }
        }
        return new Validation(gedSum / held.size(), diceCount == 0 ? Double.NaN : diceSum / diceCount);
    }
}

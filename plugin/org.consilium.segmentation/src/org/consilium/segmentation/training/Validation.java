// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.consilium.ground.Progress;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.Overlap;
import org.consilium.segmentation.data.PaddedCases;
import org.consilium.segmentation.data.Padding;
import org.consilium.segmentation.metrics.DiceMetrics;
import org.consilium.segmentation.metrics.GedTerms;
import org.consilium.segmentation.prediction.Predictor;

/**
 * Figures on held-out cases, by which the best epoch is chosen.
 *
 * @param ged mean of the standard form; NaN without cases, without a population, or if the model gives no numbers
 * @param dice phase 1: mean Dice_match; phase 2: mean Dice of each rater's own mask; NaN without cases, or if the model
 *     gives no numbers
 */
record Validation(double ged, double dice) {

    static final Validation NONE = new Validation(Double.NaN, Double.NaN);

    /** @param samples population samples a case, at least as many as there are raters: each is matched with one */
    static Validation ofSamples(
            Predictor predictor, TrainingCases cases, int samples, NDManager work, Progress progress) {
        return mean(
                cases,
                work,
                progress,
                (image, info) -> predictor.samples(predictor.encode(image), info, samples),
                (raters, labels, maps) -> new Validation(
                        GedTerms.standard(labels, maps).value(), DiceMetrics.match(DiceMetrics.matrix(labels, maps))));
    }

    /**
     * What {@link #ofSamples} would give as GED if every sample were the mask of their mean probability: samples that do
     * not better it tell nothing of how raters differ.
     */
    static double meanMaskGed(
            Predictor predictor, TrainingCases cases, int samples, NDManager work, Progress progress) {
        return mean(
                        cases,
                        work,
                        progress,
                        (image, info) -> predictor
                                .samples(predictor.encode(image), info, samples)
                                .mean(new int[] {0}, true),
                        (raters, labels, maps) ->
                                new Validation(GedTerms.standard(labels, maps).value(), Double.NaN))
                .ged();
    }

    /** Predicts each rater's own mask; the raters' masks also count as samples. */
    static Validation ofRaters(Predictor predictor, TrainingCases cases, int bank, NDManager work, Progress progress) {
        return mean(
                cases,
                work,
                progress,
                (image, info) -> predictor.personal(predictor.encode(image), info, bank),
                (raters, labels, maps) -> {
                    double sum = 0;
                    for (int i = 0; i < labels.size(); i++) {
                        sum += Overlap.dice(labels.get(i), maps.get(raters.get(i)));
                    }
                    return new Validation(GedTerms.standard(labels, maps).value(), sum / labels.size());
                });
    }

    /**
     * Predicts the mask of one rater, on cases that this rater looked at. There is no population, so no GED.
     *
     * @param predictor of that rater alone
     */
    static Validation ofRater(Predictor predictor, TrainingCases cases, int rater, NDManager work, Progress progress) {
        return mean(
                cases,
                work,
                progress,
                (image, info) -> predictor.personal(predictor.encode(image), info, 1),
                (raters, labels, maps) ->
                        new Validation(Double.NaN, Overlap.dice(labels.get(raters.indexOf(rater)), maps.get(0))));
    }

    /** Probability maps [K,H,W] of a case, in the current scope. */
    @FunctionalInterface
    private interface Prediction {
        NDArray of(NDArray image, CaseInfo info);
    }

    /** Compares the masks of those raters (by index) who looked with the predicted ones. */
    @FunctionalInterface
    private interface Comparison {
        Validation of(List<Integer> raters, List<BitMask> labels, List<BitMask> maps);
    }

    private static Validation mean(
            TrainingCases cases, NDManager work, Progress progress, Prediction prediction, Comparison comparison) {
        List<Integer> held = cases.held();
        PaddedCases validation = cases.validation();
        double ged = 0;
        double dice = 0;
        for (int i = 0; i < held.size(); i++) {
            progress.report(
                    i / (double) held.size(), String.format(Locale.ROOT, "Validation case %d/%d", i + 1, held.size()));
            if (i + 1 < held.size()) {
                validation.expect(new int[] {held.get(i + 1)});
            }
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                int index = held.get(i);
                PaddedCases.Loaded loaded = validation.load(index, work);
                float[] maps = cropped(prediction.of(loaded.image(), validation.info(index)), validation.padding());
                if (!numbers(maps)) {
                    // the model gives no numbers (any more)
                    return NONE;
                }
                List<Integer> raters = validation.seenBy(index);
                int size = validation.padding().rows() * validation.padding().columns();
                List<BitMask> labels = raters.stream()
                        .map(rater -> BitMask.ofBytes(loaded.masks(), rater * size, size))
                        .toList();
                Validation figures = comparison.of(raters, labels, masks(maps, size));
                ged += figures.ged();
                dice += figures.dice();
            }
        }
        return held.isEmpty() ? NONE : new Validation(ged / held.size(), dice / held.size());
    }

    private static float[] cropped(NDArray maps, Padding padding) {
        return maps.get(":, 0:" + padding.rows() + ", 0:" + padding.columns()).toFloatArray();
    }

    private static boolean numbers(float[] maps) {
        for (float value : maps) {
            if (Float.isNaN(value)) {
                return false;
            }
        }
        return true;
    }

    private static List<BitMask> masks(float[] maps, int size) {
        List<BitMask> masks = new ArrayList<>();
        for (int from = 0; from < maps.length; from += size) {
            masks.add(BitMask.inside(maps, from, size));
        }
        return masks;
    }
}

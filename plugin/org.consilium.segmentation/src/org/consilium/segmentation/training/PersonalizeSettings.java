// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.segmentation.data.Augmentation;

/**
 * Settings of phase 2.
 *
 * @param epochs passes over the training cases
 * @param batchSize cases a step
 * @param learningRate of Adam in the first epoch; falls to 0 along a cosine
 * @param lambdaGed weight of the GED loss between the raters' predictions and the raters
 * @param bank draws M of the frozen prior that a rater's code attends to
 * @param augment how training cases are varied
 * @param validationFraction share of the patients held out when no validation cases are given
 * @param prompts whether frequency prompts act; without them the raters differ by their queries and offsets alone
 * @param patience epochs without a better validation figure after which training stops; 0 never stops early
 * @param seed fixes start values, order, augmentation and all noise
 */
public record PersonalizeSettings(
        int epochs,
        int batchSize,
        double learningRate,
        double lambdaGed,
        int bank,
        Augmentation augment,
        double validationFraction,
        boolean prompts,
        int patience,
        long seed) {

    public PersonalizeSettings {
        TrainSettings.require(patience >= 0, "Patience", patience, "at least 0");
        TrainSettings.require(epochs >= 1, "Epochs", epochs, "at least 1");
        TrainSettings.require(batchSize >= 1, "Batch size", batchSize, "at least 1");
        TrainSettings.require(
                learningRate > 0 && Double.isFinite(learningRate), "Learning rate", learningRate, "above 0");
        TrainSettings.require(lambdaGed >= 0, "Weight of the GED loss", lambdaGed, "at least 0");
        TrainSettings.require(bank >= 1, "Bank size", bank, "at least 1");
        TrainSettings.require(
                validationFraction >= 0 && validationFraction < 1,
                "Validation share",
                validationFraction,
                "at least 0 and below 1");
    }

    /** With frequency prompts, without stopping early. */
    public PersonalizeSettings(
            final int epochs,
            final int batchSize,
            final double learningRate,
            final double lambdaGed,
            final int bank,
            final Augmentation augment,
            final double validationFraction,
            final long seed) {
        this(epochs, batchSize, learningRate, lambdaGed, bank, augment, validationFraction, true, 0, seed);
    }

    /** The settings in words, as model cards and checkpoints keep them. */
    Map<String, String> named() {
        final Map<String, String> named = new LinkedHashMap<>();
        named.put("Epochs", Integer.toString(epochs));
        named.put("Batch size", Integer.toString(batchSize));
        named.put("Learning rate", Double.toString(learningRate));
        named.put("Weight of the GED loss", Double.toString(lambdaGed));
        named.put("Bank size", Integer.toString(bank));
        named.put("Frequency prompts", Boolean.toString(prompts));
        named.put("Augmentation", augment.name());
        named.put("Validation share", Double.toString(validationFraction));
        named.put("Patience", Integer.toString(patience));
        named.put("Seed", Long.toString(seed));
        return named;
    }

    EpochLoop loop() {
        return new EpochLoop(epochs, batchSize, learningRate, 0, patience, seed);
    }
}

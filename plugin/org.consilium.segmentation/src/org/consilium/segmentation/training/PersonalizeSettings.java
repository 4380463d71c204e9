// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

/**
 * Settings of phase 2.
 *
 * @param epochs passes over the training cases
 * @param batchSize cases a step
 * @param learningRate of Adam in the first epoch; falls to 0 along a cosine
 * @param lambdaGed weight of the energy distance between the raters' predictions and the raters
 * @param bank draws M of the frozen prior that a rater's code attends to
 * @param augment how training cases are varied
 * @param validationFraction share of the patients held out when no validation cases are given
 * @param seed fixes start values, order, augmentation and all noise
 */
public record PersonalizeSettings(
        int epochs,
        int batchSize,
        double learningRate,
        double lambdaGed,
        int bank,
        Augment augment,
        double validationFraction,
        long seed) {

    public PersonalizeSettings {
        TrainSettings.require(epochs >= 1, "Epochs", epochs, "at least 1");
        TrainSettings.require(batchSize >= 1, "Batch size", batchSize, "at least 1");
        TrainSettings.require(
                learningRate > 0 && Double.isFinite(learningRate), "Learning rate", learningRate, "above 0");
        TrainSettings.require(lambdaGed >= 0, "Weight of the energy distance", lambdaGed, "at least 0");
        TrainSettings.require(bank >= 1, "Bank size", bank, "at least 1");
        TrainSettings.require(
                validationFraction >= 0 && validationFraction < 1,
                "Validation share",
                validationFraction,
                "at least 0 and below 1");
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.network.Profile;

/**
 * Settings of phase 1.
 *
 * @param profile sizes of the network
 * @param harmonizer whether the Noise Harmonizer acts
 * @param epochs passes over the training cases
 * @param batchSize cases a step; the last batch of an epoch may be smaller
 * @param learningRate of Adam in the first epoch; falls to 0 along a cosine
 * @param beta weight of the KL term
 * @param lambdaHarmonizer weight of the Harmonizer penalty
 * @param lambdaGed weight of the energy distance; 0 leaves it out
 * @param gedKind soft intersection over union in the energy distance
 * @param gedSamples prior samples K in the energy distance, at least 2
 * @param augment how training cases are varied
 * @param clipNorm largest length of the gradient; 0 leaves gradients as they are
 * @param validationFraction share of the patients held out when no validation cases are given
 * @param validationSamples samples a validation case
 * @param seed fixes start values, order, augmentation and all noise
 */
public record TrainSettings(
        Profile profile,
        boolean harmonizer,
        int epochs,
        int batchSize,
        double learningRate,
        double beta,
        double lambdaHarmonizer,
        double lambdaGed,
        GedKind gedKind,
        int gedSamples,
        Augment augment,
        double clipNorm,
        double validationFraction,
        int validationSamples,
        long seed) {

    public TrainSettings {
        require(epochs >= 1, "Epochs", epochs, "at least 1");
        require(batchSize >= 1, "Batch size", batchSize, "at least 1");
        require(learningRate > 0 && Double.isFinite(learningRate), "Learning rate", learningRate, "above 0");
        require(beta >= 0, "Weight of the KL term", beta, "at least 0");
        require(lambdaHarmonizer >= 0, "Weight of the Harmonizer penalty", lambdaHarmonizer, "at least 0");
        require(lambdaGed >= 0, "Weight of the energy distance", lambdaGed, "at least 0");
        require(gedSamples >= 2, "Samples in the energy distance", gedSamples, "at least 2");
        require(clipNorm >= 0, "Gradient clipping", clipNorm, "at least 0");
        require(
                validationFraction >= 0 && validationFraction < 1,
                "Validation share",
                validationFraction,
                "at least 0 and below 1");
        require(validationSamples >= 1, "Validation samples", validationSamples, "at least 1");
    }

    static void require(final boolean holds, final String name, final Object value, final String range) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be " + range + ".");
        }
    }
}

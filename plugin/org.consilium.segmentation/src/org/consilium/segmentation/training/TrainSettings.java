// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.segmentation.data.Augmentation;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.network.Profile;

/**
 * Settings of phase 1.
 *
 * @param method what is trained; {@link Method#PROBABILISTIC_UNET} and {@link Method#DPERSONA} switch the Harmonizer and
 *     the GED loss off, {@link Method#RATER_UNETS} has no use for the settings of the latent code
 * @param profile sizes of the network
 * @param harmonizer whether the Noise Harmonizer acts
 * @param epochs passes over the training cases
 * @param batchSize cases a step; the last batch of an epoch may be smaller
 * @param learningRate of Adam in the first epoch; falls to 0 along a cosine
 * @param beta weight of the KL term
 * @param lambdaHarmonizer weight of the Harmonizer penalty
 * @param lambdaGed weight of the GED loss; 0 leaves it out
 * @param gedKind soft intersection over union in the GED loss
 * @param gedSamples prior samples K in the GED loss, at least 2
 * @param augment how training cases are varied
 * @param clipNorm largest length of the gradient; 0 leaves gradients as they are
 * @param validationFraction share of the patients held out when no validation cases are given
 * @param validationSamples samples a validation case
 * @param patience epochs without a better validation figure after which training stops; 0 never stops early
 * @param seed fixes start values, order, augmentation and all noise
 */
public record TrainSettings(
        Method method,
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
        Augmentation augment,
        double clipNorm,
        double validationFraction,
        int validationSamples,
        int patience,
        long seed) {

    public TrainSettings {
        harmonizer = harmonizer && method == Method.CONSILIUM;
        lambdaGed = method == Method.CONSILIUM ? lambdaGed : 0;
        require(patience >= 0, "Patience", patience, "at least 0");
        require(epochs >= 1, "Epochs", epochs, "at least 1");
        require(batchSize >= 1, "Batch size", batchSize, "at least 1");
        require(learningRate > 0 && Double.isFinite(learningRate), "Learning rate", learningRate, "above 0");
        require(beta >= 0, "Weight of the KL term", beta, "at least 0");
        require(lambdaHarmonizer >= 0, "Weight of the Harmonizer penalty", lambdaHarmonizer, "at least 0");
        require(lambdaGed >= 0, "Weight of the GED loss", lambdaGed, "at least 0");
        require(gedSamples >= 2, "Samples in the GED loss", gedSamples, "at least 2");
        require(clipNorm >= 0, "Gradient clipping", clipNorm, "at least 0");
        require(
                validationFraction >= 0 && validationFraction < 1,
                "Validation share",
                validationFraction,
                "at least 0 and below 1");
        require(validationSamples >= 1, "Validation samples", validationSamples, "at least 1");
    }

    /** The method itself, without stopping early. */
    public TrainSettings(
            final Profile profile,
            final boolean harmonizer,
            final int epochs,
            final int batchSize,
            final double learningRate,
            final double beta,
            final double lambdaHarmonizer,
            final double lambdaGed,
            final GedKind gedKind,
            final int gedSamples,
            final Augmentation augment,
            final double clipNorm,
            final double validationFraction,
            final int validationSamples,
            final long seed) {
        this(
                Method.CONSILIUM,
                profile,
                harmonizer,
                epochs,
                batchSize,
                learningRate,
                beta,
                lambdaHarmonizer,
                lambdaGed,
                gedKind,
                gedSamples,
                augment,
                clipNorm,
                validationFraction,
                validationSamples,
                0,
                seed);
    }

    /** The settings in words, as model cards and checkpoints keep them. */
    Map<String, String> named() {
        final Map<String, String> named = new LinkedHashMap<>();
        named.put("Method", method.name());
        named.put("Network", profile.name());
        named.put("Noise Harmonizer", Boolean.toString(harmonizer));
        named.put("Epochs", Integer.toString(epochs));
        named.put("Batch size", Integer.toString(batchSize));
        named.put("Learning rate", Double.toString(learningRate));
        named.put("Weight of the KL term", Double.toString(beta));
        named.put("Weight of the Harmonizer penalty", Double.toString(lambdaHarmonizer));
        named.put("Weight of the GED loss", Double.toString(lambdaGed));
        named.put("Overlap in the GED loss", gedKind.name());
        named.put("Samples in the GED loss", Integer.toString(gedSamples));
        named.put("Augmentation", augment.name());
        named.put("Gradient clipping", Double.toString(clipNorm));
        named.put("Validation share", Double.toString(validationFraction));
        named.put("Validation samples", Integer.toString(validationSamples));
        named.put("Patience", Integer.toString(patience));
        named.put("Seed", Long.toString(seed));
        return named;
    }

    EpochLoop loop() {
        return new EpochLoop(epochs, batchSize, learningRate, clipNorm, patience, seed);
    }

    static void require(final boolean holds, final String name, final Object value, final String range) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be " + range + ".");
        }
    }
}

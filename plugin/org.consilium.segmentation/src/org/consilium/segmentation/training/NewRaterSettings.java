// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.segmentation.data.Augmentation;

/**
 * Settings for learning another rater.
 *
 * @param rater id of the new rater among the raters of the cases
 * @param cases at most so many are learned from, drawn by the seed
 * @param steps of the optimiser
 * @param batchSize cases a step
 * @param learningRate of Adam in all steps
 * @param lambdaGed weight of the GED loss
 * @param bank draws M of the frozen prior that the rater's code attends to
 * @param augment how cases are varied
 * @param seed of the draw, the order and all noise
 */
public record NewRaterSettings(
        String rater,
        int cases,
        int steps,
        int batchSize,
        double learningRate,
        double lambdaGed,
        int bank,
        Augmentation augment,
        long seed) {

    public NewRaterSettings {
        TrainSettings.require(!rater.isBlank(), "New rater", "empty", "the id of a rater of the cases");
        TrainSettings.require(cases >= 1, "Cases of the new rater", cases, "at least 1");
        TrainSettings.require(steps >= 1, "Steps", steps, "at least 1");
        TrainSettings.require(batchSize >= 1, "Batch size", batchSize, "at least 1");
        TrainSettings.require(
                learningRate > 0 && Double.isFinite(learningRate), "Learning rate", learningRate, "above 0");
        TrainSettings.require(lambdaGed >= 0, "Weight of the GED loss", lambdaGed, "at least 0");
        TrainSettings.require(bank >= 1, "Bank size", bank, "at least 1");
    }

    /** The settings in words, as model cards keep them. */
    Map<String, String> named() {
        final Map<String, String> named = new LinkedHashMap<>();
        named.put("New rater", rater);
        named.put("Cases of the new rater", Integer.toString(cases));
        named.put("Steps", Integer.toString(steps));
        named.put("Batch size", Integer.toString(batchSize));
        named.put("Learning rate", Double.toString(learningRate));
        named.put("Weight of the GED loss", Double.toString(lambdaGed));
        named.put("Bank size", Integer.toString(bank));
        named.put("Augmentation", augment.name());
        named.put("Seed", Long.toString(seed));
        return named;
    }
}

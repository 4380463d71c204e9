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
 * @param codes what the rater's code is made of and drawn to
 * @param augmentation how cases are varied
 * @param seed of the draw, the order and all noise
 */
public record NewRaterSettings(
        String rater,
        int cases,
        int steps,
        int batchSize,
        double learningRate,
        CodeSettings codes,
        Augmentation augmentation,
        long seed) {

    public NewRaterSettings {
        SettingRange.require(!rater.isBlank(), "New rater", "empty", "the id of a rater of the cases");
        SettingRange.require(cases >= 1, "Cases of the new rater", cases, "at least 1");
        SettingRange.require(steps >= 1, "Steps", steps, "at least 1");
        SettingRange.require(batchSize >= 1, "Batch size", batchSize, "at least 1");
        SettingRange.require(
                learningRate > 0 && Double.isFinite(learningRate), "Learning rate", learningRate, "above 0");
    }

    /** The settings in words, as model cards keep them. */
    Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("New rater", rater);
        named.put("Cases of the new rater", Integer.toString(cases));
        named.put("Steps", Integer.toString(steps));
        named.put("Batch size", Integer.toString(batchSize));
        named.put("Learning rate", Double.toString(learningRate));
        codes.name(named);
        named.put("Augmentation", augmentation.name());
        named.put("Seed", Long.toString(seed));
        return named;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.segmentation.data.Augmentation;
import org.consilium.segmentation.model.Method;

/**
 * Settings of phase 1.
 *
 * @param network what is trained
 * @param optimisation how
 * @param loss what its loss weighs
 * @param augmentation how training cases are varied
 * @param selection how the best epoch is found
 * @param validationSamples samples a validation case
 * @param seed fixes start values, order, augmentation and all noise
 */
public record TrainSettings(
        NetworkSettings network,
        Optimisation optimisation,
        LossSettings loss,
        Augmentation augmentation,
        Selection selection,
        int validationSamples,
        long seed) {

    public TrainSettings {
        loss = network.method() == Method.CONSILIUM ? loss : loss.withoutGed();
        SettingRange.require(validationSamples >= 1, "Validation samples", validationSamples, "at least 1");
    }

    /** The settings in words, as model cards and checkpoints keep them. */
    Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        network.name(named);
        optimisation.name(named);
        loss.name(named);
        named.put("Augmentation", augmentation.name());
        named.put("Gradient clipping", Double.toString(optimisation.clipNorm()));
        selection.name(named);
        named.put("Validation samples", Integer.toString(validationSamples));
        named.put("Seed", Long.toString(seed));
        return named;
    }

    EpochLoop loop() {
        return new EpochLoop(optimisation, selection.patience(), seed);
    }
}

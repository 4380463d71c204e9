// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.segmentation.data.Augmentation;

/**
 * Settings of phase 2.
 *
 * @param optimisation how the raters' parameters are brought to fit
 * @param codes what the raters' codes are made of and drawn to
 * @param prompts whether frequency prompts act; without them the raters differ by their queries and offsets alone
 * @param augmentation how training cases are varied
 * @param selection how the best epoch is found
 * @param seed fixes start values, order, augmentation and all noise
 */
public record PersonalizeSettings(
        Optimisation optimisation,
        CodeSettings codes,
        boolean prompts,
        Augmentation augmentation,
        Selection selection,
        long seed) {

    /** The settings in words, as model cards and checkpoints keep them. */
    Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        optimisation.name(named);
        codes.name(named);
        named.put("Frequency prompts", Boolean.toString(prompts));
        named.put("Augmentation", augmentation.name());
        selection.name(named);
        named.put("Seed", Long.toString(seed));
        return named;
    }

    EpochLoop loop() {
        return new EpochLoop(optimisation, selection.patience(), seed);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import java.util.Map;

/**
 * How parameters are brought to fit.
 *
 * @param epochs passes over the training cases, at most
 * @param batchSize cases a step; the last batch of an epoch may be smaller
 * @param learningRate of Adam in the first epoch; falls to 0 along a cosine
 * @param clipNorm largest length of the gradient; 0 leaves gradients as they are
 */
public record Optimisation(int epochs, int batchSize, double learningRate, double clipNorm) {

    /** Names the epochs among the settings. */
    static final String EPOCHS = "Epochs";

    public Optimisation {
        SettingRange.require(epochs >= 1, EPOCHS, epochs, "at least 1");
        SettingRange.require(batchSize >= 1, "Batch size", batchSize, "at least 1");
        SettingRange.require(
                learningRate > 0 && Double.isFinite(learningRate), "Learning rate", learningRate, "above 0");
        SettingRange.require(clipNorm >= 0, "Gradient clipping", clipNorm, "at least 0");
    }

    /** Without clipping. */
    public Optimisation(int epochs, int batchSize, double learningRate) {
        this(epochs, batchSize, learningRate, 0);
    }

    void name(Map<String, String> named) {
        named.put(EPOCHS, Integer.toString(epochs));
        named.put("Batch size", Integer.toString(batchSize));
        named.put("Learning rate", Double.toString(learningRate));
    }
}

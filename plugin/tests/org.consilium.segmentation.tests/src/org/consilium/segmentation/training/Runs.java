// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import org.consilium.segmentation.data.Augmentation;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.network.Profile;

/** Settings for tests that train. */
final class Runs {

    private Runs() {}

    static TrainSettings phaseOne(int epochs, double learningRate) {
        return phaseOne(Method.CONSILIUM, epochs, learningRate);
    }

    static TrainSettings phaseOne(Method method, int epochs, double learningRate) {
        return new TrainSettings(
                new NetworkSettings(method, Profile.COMPACT, true),
                new Optimisation(epochs, 4, learningRate, 1),
                new LossSettings(1, 1e-3, 1, GedKind.PRODUCT, 2),
                Augmentation.FLIPS,
                new Selection(0.25, 0),
                2,
                11);
    }
}

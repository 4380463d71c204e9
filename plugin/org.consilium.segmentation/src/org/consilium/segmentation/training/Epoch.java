// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.consilium.segmentation.network.Ops;

/** Sums up the steps of an epoch, and gives up when the loss stays no number. */
final class Epoch {

    private static final int PATIENCE = 20;
    private static final double ACTIVE_KL = 0.01;
    private static final int TERMS = 5;

    private final double[] sums = new double[TERMS];
    private double[] klSums = {};
    private int steps;
    private int skipped;
    private int inARow;

    /** Notes that a step was left out because its loss or its gradient is no number; gives up after too many in a row. */
    void skip() {
        skipped++;
        if (++inARow >= PATIENCE) {
            throw new IllegalArgumentException(
                    "The loss was not a number in " + PATIENCE
                            + " steps in a row. Lower the learning rate, or check the image values: they should lie between 0 and 1.");
        }
    }

    /** Takes up the terms of a step: total, segmentation, KL, Harmonizer, energy distance. */
    void add(final Ops ops, final NDArray klPerDimension, final NDArray... terms) {
        for (int i = 0; i < terms.length; i++) {
            sums[i] += terms[i].getFloat();
        }
        if (klPerDimension != null) {
            final float[] kl = ops.mean(klPerDimension, new int[] {0}, false).toFloatArray();
            klSums = klSums.length == 0 ? new double[kl.length] : klSums;
            for (int d = 0; d < kl.length; d++) {
                klSums[d] += kl[d];
            }
        }
        steps++;
        inARow = 0;
    }

    double meanLoss() {
        return mean(0);
    }

    private double mean(final int term) {
        return steps == 0 ? Double.NaN : sums[term] / steps;
    }

    LearningCurve row(final int epoch, final double learningRate, final Validation validation) {
        final int active =
                (int) Arrays.stream(klSums).filter(kl -> kl / steps > ACTIVE_KL).count();
        return new LearningCurve(
                epoch,
                learningRate,
                mean(0),
                mean(1),
                mean(2),
                mean(3),
                mean(4),
                active,
                validation.ged(),
                validation.dice(),
                skipped);
    }
}

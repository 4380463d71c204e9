// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.Arrays;
import org.consilium.segmentation.network.Ops;

/** Sums up the steps of an epoch. */
final class Epoch {

    private static final double ACTIVE_KL = 0.01;
    private static final int TERMS = 6;

    private final double[] sums = new double[TERMS];
    private double[] klSums = {};
    private int steps;
    private int skipped;

    /** Notes that a step was left out because its loss or its gradient is no number. */
    void skip() {
        skipped++;
    }

    /** Takes up the terms of a step. */
    void add(Ops ops, LossTerms terms) {
        NDArray[] all = {terms.total(), terms.segmentation(), terms.kl(), terms.harmonizer(), terms.ged(), terms.bound()
        };
        NDList stacked = new NDList();
        for (NDArray term : all) {
            stacked.add(term == null ? ops.scalar(Float.NaN) : term.stopGradient());
        }
        // one transfer from the device instead of one per term
        float[] values = NDArrays.stack(stacked).toFloatArray();
        for (int i = 0; i < TERMS; i++) {
            sums[i] += values[i];
        }
        if (terms.klPerDimension() != null) {
            float[] kl = ops.mean(terms.klPerDimension().stopGradient(), new int[] {0}, false)
                    .toFloatArray();
            klSums = klSums.length == 0 ? new double[kl.length] : klSums;
            for (int d = 0; d < kl.length; d++) {
                klSums[d] += kl[d];
            }
        }
        steps++;
    }

    double meanLoss() {
        return mean(0);
    }

    private double mean(int term) {
        return steps == 0 ? Double.NaN : sums[term] / steps;
    }

    /** @param epoch from 1 */
    LearningCurve row(int epoch, double learningRate, Validation validation) {
        int active =
                (int) Arrays.stream(klSums).filter(kl -> kl / steps > ACTIVE_KL).count();
        return new LearningCurve(
                "",
                epoch,
                learningRate,
                mean(0),
                mean(1),
                mean(2),
                mean(3),
                mean(4),
                mean(5),
                active,
                validation.ged(),
                validation.dice(),
                skipped,
                false);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consilium.segmentation.CaseSource;
import org.consilium.segmentation.Noise;
import org.consilium.segmentation.Progress;

/** What both phases share: where cases come from, in which order, and how a step is taken. */
final class Training {

    /** Cases to learn from, and cases to choose the best epoch by, which may be another set. */
    record Cases(PaddedCases training, List<Integer> chosen, PaddedCases validation, List<Integer> held) {

        /**
         * @param validation null holds out a share of the training patients
         * @throws IllegalArgumentException if there is nothing to learn from, or the sets do not belong together
         */
        static Cases of(
                final CaseSource training, final CaseSource validation, final double fraction, final long seed) {
            final PaddedCases arrays = new PaddedCases(training);
            if (validation == null) {
                final Split split = Split.of(arrays, fraction, seed);
                return new Cases(arrays, split.training(), arrays, split.validation());
            }
            if (!validation.raters().equals(training.raters())) {
                throw new IllegalArgumentException("The training cases are of raters %s, the validation cases of %s."
                        .formatted(training.raters(), validation.raters()));
            }
            if (validation.channels() != training.channels()) {
                throw new IllegalArgumentException("The training cases have %d channels, the validation cases %d."
                        .formatted(training.channels(), validation.channels()));
            }
            final PaddedCases held = new PaddedCases(validation);
            return new Cases(
                    arrays,
                    Split.of(arrays, 0, seed).training(),
                    held,
                    Split.of(held, 0, seed).training());
        }

        /**
         * The mini-batches of an epoch, a new random order each time. A single case left over joins the batch before it,
         * since batch statistics of one case say little.
         */
        List<int[]> batches(final long seed, final int epoch, final int batchSize) {
            final int[] order = Noise.of(seed, "order", epoch).permutation(chosen.size());
            final List<int[]> batches = new ArrayList<>();
            int end = 0;
            for (int start = 0; start < order.length; start = end) {
                end = order.length - start <= batchSize + 1 && batchSize > 1 ? order.length : start + batchSize;
                final int[] batch = new int[end - start];
                for (int i = 0; i < batch.length; i++) {
                    batch[i] = chosen.get(order[start + i]);
                }
                batches.add(batch);
            }
            return batches;
        }
    }

    private Training() {}

    /** Normal noise of a step, a stream of its own per case: [B*perCase]. */
    static float[] noise(
            final PaddedCases arrays,
            final int[] batch,
            final long seed,
            final String purpose,
            final int epoch,
            final int perCase) {
        final float[] values = new float[batch.length * perCase];
        for (int i = 0; i < batch.length; i++) {
            final Noise stream =
                    Noise.of(seed, purpose, epoch, arrays.info(batch[i]).id());
            System.arraycopy(stream.gaussians(perCase), 0, values, i * perCase, perCase);
        }
        return values;
    }

    /** The parameters that gather gradients: those of the modules, without running statistics. */
    static Map<String, NDArray> leaves(final Map<String, NDArray> parameters, final boolean personal) {
        final Map<String, NDArray> leaves = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> {
            if (name.startsWith("personal.") == personal && !name.contains("running_")) {
                Tape.require(parameter);
                leaves.put(name, parameter);
            }
        });
        return leaves;
    }

    /** Backward pass and optimiser step, unless the loss or the gradient is no number. Whether the step was taken. */
    static boolean step(
            final Tape tape,
            final Adam adam,
            final Epoch epoch,
            final NDArray loss,
            final double learningRate,
            final double clipNorm) {
        if (!Float.isFinite(loss.getFloat())) {
            epoch.skip();
            return false;
        }
        tape.backward(loss);
        final double norm = adam.gradientNorm();
        if (!Double.isFinite(norm)) {
            adam.skip();
            epoch.skip();
            return false;
        }
        adam.step(learningRate, clipNorm > 0 ? Math.min(1, clipNorm / Math.max(norm, Double.MIN_NORMAL)) : 1);
        return true;
    }

    static void report(
            final Progress progress,
            final int epoch,
            final int epochs,
            final int batch,
            final int batches,
            final double loss) {
        final double done = (epoch + batch / (double) batches) / epochs;
        final String place = "Epoch %d/%d, batch %d/%d".formatted(epoch + 1, epochs, batch + 1, batches);
        progress.report(done, Double.isNaN(loss) ? place : String.format(Locale.ROOT, "%s, loss %.3f", place, loss));
    }
}

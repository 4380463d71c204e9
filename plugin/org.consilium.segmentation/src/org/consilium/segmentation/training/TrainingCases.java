// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import org.consilium.ground.Count;
import org.consilium.segmentation.data.CaseDigest;
import org.consilium.segmentation.data.CaseSource;
import org.consilium.segmentation.data.NoiseStream;
import org.consilium.segmentation.data.PaddedCases;
import org.consilium.segmentation.model.SeenCases;
import org.consilium.segmentation.network.Network;

/**
 * Cases to learn from, and cases to choose the best epoch by, which may be another set.
 *
 * @param training where the first come from
 * @param chosen indices of those learned from, each seen by at least one rater
 * @param validation where the others come from
 * @param held indices of those that choose the epoch; may be empty
 */
record TrainingCases(PaddedCases training, List<Integer> chosen, PaddedCases validation, List<Integer> held) {

    /** Names the digest of the training cases among what {@link #name} says. */
    static final String DIGEST = "Training cases";

    /**
     * @param validation null holds out a share of the training patients
     * @throws IllegalArgumentException if there is nothing to learn from, or the sets do not belong together
     */
    static TrainingCases of(CaseSource training, CaseSource validation, double fraction, long seed) {
        PaddedCases cases = new PaddedCases(training, Network.STRIDE);
        if (validation == null) {
            Split split = Split.of(cases, fraction, seed);
            return new TrainingCases(cases, split.training(), cases, split.validation());
        }
        if (!validation.raters().equals(training.raters())) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The training cases are of raters %s, the validation cases of %s.",
                    training.raters(),
                    validation.raters()));
        }
        if (validation.channels() != training.channels()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The training cases have %s, the validation cases %d.",
                    Count.of(training.channels(), "channel"),
                    validation.channels()));
        }
        PaddedCases held = new PaddedCases(validation, Network.STRIDE);
        return new TrainingCases(
                cases,
                Split.of(cases, 0, seed).training(),
                held,
                Split.of(held, 0, seed).training());
    }

    /**
     * Adds what of the cases a checkpoint belongs to, beside its settings.
     *
     * @param training that these cases were made of, and likewise {@code validation}, which may be null
     */
    void name(Map<String, String> identity, CaseSource training, CaseSource validation, NDManager work) {
        if (!this.training.padding().isEmpty()) {
            // earlier versions counted the padding, so their checkpoints of such cases are of another loss
            identity.put("Pixels of the loss", "without padding");
        }
        identity.put(DIGEST, CaseDigest.of(training, work));
        identity.put("Validation cases", validation == null ? "" : CaseDigest.of(validation, work));
    }

    /** Those of the cases that one rater looked at. */
    TrainingCases seenBy(int rater) {
        IntPredicate learned = index -> training.isSeenBy(index, rater);
        IntPredicate kept = index -> validation.isSeenBy(index, rater);
        return new TrainingCases(
                training,
                chosen.stream().filter(learned::test).toList(),
                validation,
                held.stream().filter(kept::test).toList());
    }

    /**
     * The mini-batches of an epoch, a new random order each time. A single case left over joins the batch before it,
     * since batch statistics of one case say little.
     */
    List<int[]> batches(long seed, int epoch, int batchSize) {
        int[] order = NoiseStream.of(seed, "order", epoch).permutation(chosen.size());
        List<int[]> batches = new ArrayList<>();
        int end = 0;
        for (int start = 0; start < order.length; start = end) {
            end = order.length - start <= batchSize + 1 && batchSize > 1 ? order.length : start + batchSize;
            int[] batch = new int[end - start];
            for (int i = 0; i < batch.length; i++) {
                batch[i] = chosen.get(order[start + i]);
            }
            batches.add(batch);
        }
        return batches;
    }

    /** Normal noise of a step, a stream of its own per case: [B*perCase]. */
    float[] noise(int[] batch, long seed, String purpose, int epoch, int perCase) {
        float[] values = new float[batch.length * perCase];
        for (int i = 0; i < batch.length; i++) {
            NoiseStream stream =
                    NoiseStream.of(seed, purpose, epoch, training.info(batch[i]).key());
            System.arraycopy(stream.gaussians(perCase), 0, values, i * perCase, perCase);
        }
        return values;
    }

    /** What is learned from. */
    SeenCases seen() {
        return SeenCases.of(chosen.stream().map(training::info).toList());
    }

    /** Says that the model has learned from validation cases already, or from their patients; may be empty. */
    List<String> known(SeenCases before) {
        int known = before.count(held.stream().map(validation::info).toList());
        return known == 0
                ? List.of()
                : List.of("The model has learned before from " + known + " of the " + held.size()
                        + " validation cases, or from their patients, so the figure that chooses the epoch is too good there."
                        + " Connect validation cases of other patients, or use the seed and validation share of the phase"
                        + " before.");
    }

    /** What a user should know of the split; may be empty. */
    List<String> warnings() {
        if (held.isEmpty()) {
            return List.of("No patient was held out, so the last epoch was kept. Connect validation cases, or read more"
                    + " patients.");
        }
        int both = seen().count(held.stream().map(validation::info).toList());
        return both == 0
                ? List.of()
                : List.of(both + " of the " + held.size()
                        + " validation cases, or other cases of their patients, are among the training cases too, so the"
                        + " validation figures are too good. Split the cases by patient, as Case Partitioner does.");
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consilium.ground.Count;
import org.consilium.ground.Progress;
import org.consilium.segmentation.network.Ops;

/**
 * Trains a phase epoch by epoch: batches in a new order each time, a step per batch, figures on the held-out cases, a
 * checkpoint now and then.
 *
 * @param optimisation how
 * @param patience epochs without a better figure after which training stops; 0 never stops early
 * @param seed of the order
 */
record EpochLoop(Optimisation optimisation, int patience, long seed) {

    private static final double NANO = 1e-9;

    /**
     * @param state goes on from where it is
     * @param work a manager on the device, for the constants of this run
     */
    void run(
            TrainingState state,
            TrainingCases cases,
            Phase phase,
            CheckpointFolder checkpoints,
            NDManager work,
            Progress progress) {
        if (state.epochs() > 0 && state.epochs() < optimisation.epochs()) {
            progress.report(
                    state.epochs() / (double) optimisation.epochs(),
                    "Goes on after epoch " + state.epochs() + " from the checkpoint of an earlier run");
        }
        try (Ops ops = new Ops(work)) {
            while (state.epochs() < optimisation.epochs() && !stalled(state)) {
                long begin = System.nanoTime();
                int epoch = state.epochs();
                double rate = Schedule.cosine(optimisation.learningRate(), epoch, optimisation.epochs());
                Epoch sums = train(ops, state, cases, phase, epoch, rate, progress);
                Validation held = phase.validate(
                        (done, message) -> progress.report((epoch + 1.0) / optimisation.epochs(), message));
                state.curve().add(sums.row(epoch + 1, rate, held));
                progress.report(
                        (epoch + 1.0) / optimisation.epochs(),
                        String.format(
                                Locale.ROOT,
                                "Epoch %d/%d took %.3f s",
                                epoch + 1,
                                optimisation.epochs(),
                                NANO * (System.nanoTime() - begin)));
                state.best().offer(epoch + 1, held.dice(), state.parameters());
                checkpoints.save(state, state.epochs() == optimisation.epochs() || stalled(state));
            }
        }
        checkpoints.finish();
    }

    /**
     * Epochs whose learning rate was that of a shorter training, which this one has extended; 0 for one that was planned
     * as it came.
     */
    int extendedFrom(TrainingState state) {
        int last = 0;
        for (LearningCurve row : state.curve()) {
            if (row.learningRate()
                    != Schedule.cosine(optimisation.learningRate(), row.epoch() - 1, optimisation.epochs())) {
                last = row.epoch();
            }
        }
        return last;
    }

    /** That the training was extended, and what that means; may be empty. */
    List<String> warnings(TrainingState state) {
        int before = extendedFrom(state);
        return before == 0
                ? List.of()
                : List.of("The training was extended to " + Count.of(optimisation.epochs(), "epoch")
                        + " from a checkpoint. Up to epoch " + before
                        + " the learning rate fell to 0 along the cosine of a shorter training, after that it is that of the"
                        + " longer one, so it rose again in between and the model is not the one that training in one go gives."
                        + " The learning curve has every rate.");
    }

    /** Whether the best epoch is too long ago; follows from the state, so that a resumed run stops where the first did. */
    private boolean stalled(TrainingState state) {
        return patience > 0 && state.epochs() - state.best().epoch() >= patience;
    }

    private Epoch train(
            Ops ops, TrainingState state, TrainingCases cases, Phase phase, int epoch, double rate, Progress progress) {
        Epoch sums = new Epoch();
        List<int[]> batches = cases.batches(seed, epoch, optimisation.batchSize());
        for (int b = 0; b < batches.size(); b++) {
            report(progress, epoch, b, batches.size(), sums.meanLoss());
            if (b + 1 < batches.size()) {
                cases.training().expect(batches.get(b + 1));
            }
            step(ops, state, phase, batches.get(b), epoch, rate, optimisation.clipNorm(), sums);
        }
        return sums;
    }

    /**
     * One step, or none if the loss or the gradient is no number: then everything is as it was before.
     *
     * @param sums takes up the terms, or that there were none
     */
    static void step(
            Ops ops,
            TrainingState state,
            Phase phase,
            int[] batch,
            int epoch,
            double rate,
            double clipNorm,
            Epoch sums) {
        try (NDScope scope = new NDScope();
                Tape tape = new Tape()) {
            scope.suppressNotUsedWarning();
            Map<String, NDArray> statistics = state.statistics();
            LossTerms terms = phase.terms(ops, batch, epoch);
            if (step(tape, state.adam(), terms.total(), rate, clipNorm)) {
                state.skippedSteps().taken();
                sums.add(ops, terms);
            } else {
                state.restore(statistics);
                sums.skip();
                state.skippedSteps().skipped();
            }
        }
    }

    /** Backward pass and optimiser step, unless the loss or the gradient is no number. Whether the step was taken. */
    static boolean step(Tape tape, Adam adam, NDArray loss, double learningRate, double clipNorm) {
        if (!Float.isFinite(loss.getFloat())) {
            return false;
        }
        tape.backward(loss);
        double norm = adam.gradientNorm();
        if (!Double.isFinite(norm)) {
            adam.skip();
            return false;
        }
        adam.step(learningRate, clipNorm > 0 ? Math.min(1, clipNorm / Math.max(norm, Double.MIN_NORMAL)) : 1);
        return true;
    }

    private void report(Progress progress, int epoch, int batch, int batches, double loss) {
        double done = (epoch + batch / (double) batches) / optimisation.epochs();
        String place = String.format(
                Locale.ROOT, "Epoch %d/%d, batch %d/%d", epoch + 1, optimisation.epochs(), batch + 1, batches);
        progress.report(done, Double.isNaN(loss) ? place : String.format(Locale.ROOT, "%s, loss %.3f", place, loss));
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that changes while a phase trains, and so everything a checkpoint holds. Noise is not among it: it follows
 * from the seed, the case and the epoch. Owns the optimiser and the copy of the best parameters; borrows the parameters
 * themselves.
 */
final class TrainingState implements AutoCloseable {

    private final Map<String, NDArray> parameters;
    private final Adam adam;
    private final BestParameters best;
    private final List<LearningCurve> curve;
    private final SkippedSteps skippedSteps;

    /** @param parameters leaves that gather gradients, and running statistics */
    TrainingState(
            Map<String, NDArray> parameters,
            Adam adam,
            BestParameters best,
            List<LearningCurve> curve,
            SkippedSteps skippedSteps) {
        this.parameters = parameters;
        this.adam = adam;
        this.best = best;
        this.curve = new ArrayList<>(curve);
        this.skippedSteps = skippedSteps;
    }

    /**
     * The state before the first epoch.
     *
     * @param parameters with their start values
     * @param work a manager on their device
     */
    static TrainingState fresh(Map<String, NDArray> parameters, NDManager work) {
        return new TrainingState(
                parameters, new Adam(work, leaves(parameters)), new BestParameters(), List.of(), new SkippedSteps(0));
    }

    /** The parameters among these that gather gradients: all but running statistics. */
    static Map<String, NDArray> leaves(Map<String, NDArray> parameters) {
        Map<String, NDArray> leaves = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> {
            if (!isStatistic(name)) {
                Tape.require(parameter);
                leaves.put(name, parameter);
            }
        });
        return leaves;
    }

    private static boolean isStatistic(String name) {
        return name.endsWith("running_mean") || name.endsWith("running_var");
    }

    Map<String, NDArray> parameters() {
        return parameters;
    }

    Adam adam() {
        return adam;
    }

    BestParameters best() {
        return best;
    }

    List<LearningCurve> curve() {
        return curve;
    }

    /** The row of the best epoch. */
    LearningCurve chosen() {
        return curve.get(best.epoch() - 1).asChosen();
    }

    /** The rows with that of the best epoch marked. */
    List<LearningCurve> markedCurve() {
        List<LearningCurve> marked = new ArrayList<>(curve);
        marked.set(best.epoch() - 1, chosen());
        return List.copyOf(marked);
    }

    SkippedSteps skippedSteps() {
        return skippedSteps;
    }

    /** Epochs that have been trained. */
    int epochs() {
        return curve.size();
    }

    /** That no epoch could be chosen although there are cases to choose by; may be empty. */
    List<String> warnings(TrainingCases cases) {
        return !cases.held().isEmpty() && best.score() == Double.NEGATIVE_INFINITY
                ? List.of(
                        "No epoch has a figure on the validation cases, because the model gave no numbers there; the last"
                                + " epoch was kept. Lower the learning rate, or check the image values.")
                : List.of();
    }

    /** Copies of the running statistics, in the current scope: a forward pass changes them. */
    Map<String, NDArray> statistics() {
        Map<String, NDArray> copies = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> {
            if (isStatistic(name)) {
                copies.put(name, parameter.duplicate());
            }
        });
        return copies;
    }

    /** Undoes what a step that is left out did to the running statistics. */
    void restore(Map<String, NDArray> statistics) {
        statistics.forEach((name, copy) -> Copies.into(parameters.get(name), copy));
    }

    @Override
    public void close() {
        adam.close();
        best.close();
    }
}

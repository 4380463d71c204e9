// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.pytorch.Torch;
import org.consilium.tensor.Arena;

/**
 * Adam (Kingma and Ba, 2015) with PyTorch's rule: epsilon is added after the second moment is corrected for its bias.
 * Owns the moments and frees them on {@link #close}; borrows the parameters.
 */
final class Adam implements AutoCloseable {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPS = 1e-8;

    private final Map<String, NDArray> parameters;
    private final Map<String, NDArray> first = new LinkedHashMap<>();
    private final Map<String, NDArray> second = new LinkedHashMap<>();
    private final Arena arena;
    private int steps;

    /** @param parameters leaves that gather gradients */
    Adam(NDManager parent, Map<String, NDArray> parameters) {
        this.parameters = parameters;
        this.arena = Arena.within(
                parent,
                manager -> parameters.forEach((name, parameter) -> {
                    first.put(name, manager.zeros(parameter.getShape(), parameter.getDataType()));
                    second.put(name, manager.zeros(parameter.getShape(), parameter.getDataType()));
                }));
    }

    /** Goes on from where another optimiser was: takes over values of its moments, by copying. */
    void resume(int stepsBefore, Map<String, NDArray> firstMoments, Map<String, NDArray> secondMoments) {
        steps = stepsBefore;
        first.forEach((name, moment) -> Copies.into(moment, firstMoments.get(name)));
        second.forEach((name, moment) -> Copies.into(moment, secondMoments.get(name)));
    }

    /** Steps taken so far. */
    int steps() {
        return steps;
    }

    /** Length of the vector of all gradients. */
    double gradientNorm() {
        try (Arena scope = Arena.within(arena.manager())) {
            NDList squares = new NDList();
            for (NDArray parameter : parameters.values()) {
                NDArray gradient = parameter.getGradient();
                gradient.attach(scope.manager());
                squares.add(gradient.square().sum());
            }
            // one number to read instead of one per parameter
            return Math.sqrt(NDArrays.stack(squares).sum().getFloat());
        }
    }

    /**
     * Changes the parameters and clears their gradients.
     *
     * @param scale every gradient is multiplied with it first
     */
    void step(double learningRate, double scale) {
        steps++;
        double correction2 = Math.sqrt(1 - Math.pow(BETA2, steps));
        double rate = learningRate * correction2 / (1 - Math.pow(BETA1, steps));
        try (Torch.GradientMode mode = Torch.withoutGradient()) {
            parameters.forEach((key, parameter) ->
                    step(parameter, first.get(key), second.get(key), rate, EPS * correction2, scale));
        }
    }

    /** Not DJL's own step: its square root is MKL's, whose last bit depends on the maker of the processor. */
    private static void step(
            NDArray parameter, NDArray first, NDArray second, double rate, double epsilon, double scale) {
        try (NDArray gradient = parameter.getGradient();
                NDArray scaled = gradient.mul((float) scale);
                NDArray square = scaled.square()) {
            first.muli((float) BETA1).addi(scaled.muli((float) (1 - BETA1)));
            second.muli((float) BETA2).addi(square.muli((float) (1 - BETA2)));
            try (NDArray spread = second.pow(0.5f);
                    NDArray change = first.mul((float) rate)) {
                parameter.subi(change.divi(spread.addi((float) epsilon)));
            }
        }
        Torch.clearGradient(parameter);
    }

    /** Clears the gradients without a step. */
    void skip() {
        // subtracting or multiplying would keep what is no number
        parameters.values().forEach(Torch::clearGradient);
    }

    /** Mean of the gradient by parameter; read only. */
    Map<String, NDArray> firstMoments() {
        return Collections.unmodifiableMap(first);
    }

    /** Mean of the squared gradient by parameter; read only. */
    Map<String, NDArray> secondMoments() {
        return Collections.unmodifiableMap(second);
    }

    @Override
    public void close() {
        arena.close();
    }
}

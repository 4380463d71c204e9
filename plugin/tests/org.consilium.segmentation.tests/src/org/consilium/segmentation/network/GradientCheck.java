// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.consilium.segmentation.data.NoiseStream;
import org.consilium.segmentation.training.Tape;

/**
 * Compares the gradient of a scalar function with central finite differences in float64: of every leaf along a random
 * direction, which sees all its entries at once, and along single entries.
 */
public final class GradientCheck {

    private static final double STEP = 1e-5;
    private static final double RELATIVE = 2e-6;
    /** Times the function's value: what rounding makes of a difference. */
    private static final double ABSOLUTE = 1e-8;
    /** Below this a gradient would pass the absolute tolerance whatever it is. */
    private static final double VISIBLE = 1e-6;

    private final NDManager manager;
    private final int entries;
    private final Set<String> flat;

    /**
     * @param entries single entries to check a leaf
     * @param flat leaves whose gradient is zero by construction
     */
    public GradientCheck(NDManager manager, int entries, Set<String> flat) {
        this.manager = manager;
        this.entries = entries;
        this.flat = flat;
    }

    /**
     * @param leaves float64 tensors by name; borrowed
     * @param function takes tensors of these names and returns one number
     * @throws AssertionError naming the leaf with a wrong gradient, or with none
     */
    public void verify(Map<String, NDArray> leaves, Function<Map<String, NDArray>, NDArray> function) {
        Map<String, double[]> gradients = gradients(leaves, function);
        for (String name : leaves.keySet()) {
            double[] gradient = gradients.get(name);
            double largest = 0;
            for (double g : gradient) {
                largest = Math.max(largest, Math.abs(g));
            }
            assertTrue(flat.contains(name) || largest > VISIBLE, name + " has no gradient: " + largest);
            for (double[] direction : directions(name, gradient.length)) {
                double analytic = 0;
                for (int i = 0; i < direction.length; i++) {
                    analytic += gradient[i] * direction[i];
                }
                double above = value(leaves, name, direction, STEP, function);
                double below = value(leaves, name, direction, -STEP, function);
                double numeric = (above - below) / (2 * STEP);
                double allowed = RELATIVE * Math.max(Math.abs(analytic), Math.abs(numeric))
                        + ABSOLUTE * Math.max(1, Math.abs(above));
                assertTrue(
                        Math.abs(analytic - numeric) <= allowed,
                        () -> String.format(
                                Locale.ROOT,
                                "gradient of %s is %.12g, finite differences give %.12g",
                                name,
                                sum(gradient, direction),
                                numeric));
            }
        }
    }

    private static double sum(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static Map<String, double[]> gradients(
            Map<String, NDArray> leaves, Function<Map<String, NDArray>, NDArray> function) {
        try (NDScope scope = new NDScope();
                Tape tape = new Tape()) {
            scope.suppressNotUsedWarning();
            Map<String, NDArray> copies = new LinkedHashMap<>();
            leaves.forEach((name, leaf) -> copies.put(name, leaf.duplicate()));
            copies.values().forEach(Tape::require);
            tape.backward(function.apply(copies));
            Map<String, double[]> gradients = new LinkedHashMap<>();
            copies.forEach(
                    (name, copy) -> gradients.put(name, copy.getGradient().toDoubleArray()));
            return gradients;
        }
    }

    /** One random direction of length 1, then unit vectors. */
    private List<double[]> directions(String name, int size) {
        List<double[]> directions = new ArrayList<>();
        NoiseStream noise = NoiseStream.of(11, "direction", name);
        double[] random = new double[size];
        double square = 0;
        for (int i = 0; i < size; i++) {
            random[i] = noise.nextGaussian();
            square += random[i] * random[i];
        }
        for (int i = 0; i < size; i++) {
            random[i] /= Math.sqrt(square);
        }
        directions.add(random);
        for (int i = 0; i < Math.min(entries, size); i++) {
            double[] unit = new double[size];
            unit[size <= entries ? i : noise.nextInt(size)] = 1;
            directions.add(unit);
        }
        return directions;
    }

    private double value(
            Map<String, NDArray> leaves,
            String name,
            double[] direction,
            double step,
            Function<Map<String, NDArray>, NDArray> function) {
        NDArray leaf = leaves.get(name);
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            double[] moved = leaf.toDoubleArray();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += step * direction[i];
            }
            Map<String, NDArray> all = new LinkedHashMap<>(leaves);
            all.put(name, manager.create(moved, leaf.getShape()));
            return function.apply(all).getDouble();
        }
    }

    /** Operations in float64 with GELU in place of ReLU. */
    public static Ops smooth(NDManager manager) {
        return new Ops(manager, DataType.FLOAT64, x -> x.getNDArrayInternal().gelu());
    }

    /** Standard normal float64 numbers that depend on the name only. */
    public static NDArray normal(NDManager manager, String name, double deviation, long... shape) {
        Shape size = new Shape(shape);
        NoiseStream noise = NoiseStream.of(17, name);
        double[] values = new double[(int) size.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = deviation * noise.nextGaussian();
        }
        try (NDArray wrapped = manager.create(values, size)) {
            return wrapped.duplicate();
        }
    }

    /** Parameters and buffers of a layout in float64, moved off their start values, so that nothing is zero. */
    public static Map<String, NDArray> parameters(NDManager manager, Map<String, ParameterLayout.Entry> layout) {
        Map<String, NDArray> parameters = new LinkedHashMap<>();
        Network.initialize(layout, manager, 5).forEach((name, start) -> {
            NDArray wide = start.toType(DataType.FLOAT64, true);
            boolean variance = layout.get(name).start() == StartValues.RUNNING_VARIANCE;
            parameters.put(
                    name,
                    variance
                            ? wide
                            : wide.add(normal(
                                    manager, name, 0.2, layout.get(name).shape().getShape())));
        });
        return parameters;
    }
}

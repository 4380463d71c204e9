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
    public GradientCheck(final NDManager manager, final int entries, final Set<String> flat) {
        this.manager = manager;
        this.entries = entries;
        this.flat = flat;
    }

    /**
     * @param leaves float64 tensors by name; borrowed
     * @param function takes tensors of these names and returns one number
     * @throws AssertionError naming the leaf with a wrong gradient, or with none
     */
    public void verify(final Map<String, NDArray> leaves, final Function<Map<String, NDArray>, NDArray> function) {
        final Map<String, double[]> gradients = gradients(leaves, function);
        for (final String name : leaves.keySet()) {
            final double[] gradient = gradients.get(name);
            double largest = 0;
            for (final double g : gradient) {
                largest = Math.max(largest, Math.abs(g));
            }
            assertTrue(flat.contains(name) || largest > VISIBLE, name + " has no gradient: " + largest);
            for (final double[] direction : directions(name, gradient.length)) {
                double analytic = 0;
                for (int i = 0; i < direction.length; i++) {
                    analytic += gradient[i] * direction[i];
                }
                final double above = value(leaves, name, direction, STEP, function);
                final double below = value(leaves, name, direction, -STEP, function);
                final double numeric = (above - below) / (2 * STEP);
                final double allowed = RELATIVE * Math.max(Math.abs(analytic), Math.abs(numeric))
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

    private static double sum(final double[] a, final double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static Map<String, double[]> gradients(
            final Map<String, NDArray> leaves, final Function<Map<String, NDArray>, NDArray> function) {
        try (NDScope scope = new NDScope();
                Tape tape = new Tape()) {
            scope.suppressNotUsedWarning();
            final Map<String, NDArray> copies = new LinkedHashMap<>();
            leaves.forEach((name, leaf) -> copies.put(name, leaf.duplicate()));
            copies.values().forEach(Tape::require);
            tape.backward(function.apply(copies));
            final Map<String, double[]> gradients = new LinkedHashMap<>();
            copies.forEach(
                    (name, copy) -> gradients.put(name, copy.getGradient().toDoubleArray()));
            return gradients;
        }
    }

    /** One random direction of length 1, then unit vectors. */
    private List<double[]> directions(final String name, final int size) {
        final List<double[]> directions = new ArrayList<>();
        final NoiseStream noise = NoiseStream.of(11, "direction", name);
        final double[] random = new double[size];
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
            final double[] unit = new double[size];
            unit[size <= entries ? i : noise.nextInt(size)] = 1;
            directions.add(unit);
        }
        return directions;
    }

    private double value(
            final Map<String, NDArray> leaves,
            final String name,
            final double[] direction,
            final double step,
            final Function<Map<String, NDArray>, NDArray> function) {
        final NDArray leaf = leaves.get(name);
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            final double[] moved = leaf.toDoubleArray();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += step * direction[i];
            }
            final Map<String, NDArray> all = new LinkedHashMap<>(leaves);
            all.put(name, manager.create(moved, leaf.getShape()));
            return function.apply(all).getDouble();
        }
    }

    /** Operations in float64 with GELU in place of ReLU. */
    public static Ops smooth(final NDManager manager) {
        return new Ops(manager, DataType.FLOAT64, x -> x.getNDArrayInternal().gelu());
    }

    /** Standard normal float64 numbers that depend on the name only. */
    public static NDArray normal(
            final NDManager manager, final String name, final double deviation, final long... shape) {
        final Shape size = new Shape(shape);
        final NoiseStream noise = NoiseStream.of(17, name);
        final double[] values = new double[(int) size.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = deviation * noise.nextGaussian();
        }
        try (NDArray wrapped = manager.create(values, size)) {
            return wrapped.duplicate();
        }
    }

    /** Parameters and buffers of a layout in float64, moved off their start values, so that nothing is zero. */
    public static Map<String, NDArray> parameters(
            final NDManager manager, final Map<String, ParameterLayout.Entry> layout) {
        final Map<String, NDArray> parameters = new LinkedHashMap<>();
        Network.initialize(layout, manager, 5).forEach((name, start) -> {
            final NDArray wide = start.toType(DataType.FLOAT64, true);
            final boolean variance = layout.get(name).start() == StartValues.RUNNING_VARIANCE;
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

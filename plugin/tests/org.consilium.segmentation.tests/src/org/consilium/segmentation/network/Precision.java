// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * The number format of a comparison with golden numbers, and how close it must come. One rule for every machine: the
 * mathematics are compared in float64, where no order of summation can be seen, and the float32 kernels that the
 * product uses are held to what float32 can do.
 *
 * <p>Write u for the rounding of one float32 operation, 2^-24, <i>own</i> for the largest absolute value of the tensor
 * and <i>all</i> for the largest of all the outputs, or all the gradients, of its case.
 *
 * <ul>
 *   <li>{@link #EXACT}: error <= 16 u own + 2^-43 all. The golden numbers were rounded to float32 (u), and DJL takes
 *       batch normalisation's momentum as float32, so that 1 - 0.9 is off by 4 u. The second summand is for gradients
 *       that are zero in theory: 1024 float64 roundings of the terms that cancel. A sum of n terms in another order
 *       differs by about sqrt(n) 2^-53, for the 61440 pixels summed here 3e-14 of own; a factor of 1.001 by a
 *       thousand times the tolerance, one missing term of 61440 equal ones by 17 times.
 *   <li>{@link #SINGLE}: error <= 2^-13 own + 16 u all; gradients that came through the whole network, 2^-5 own + 16 u
 *       all. A sum of 61440 terms in another order differs by sqrt(n) u = 1.5e-5 or 2^-16 of own; 2^-13 leaves three
 *       bits for the few layers of a module, and still fails for a factor of 1.001 and for 16-bit arithmetic. Through
 *       the whole network, whose batch normalisations divide by the spread of a few pixels, rounding grows: 0.0074 of
 *       own was the most over the instruction sets and thread numbers that were tried, a quarter of 2^-5. What these
 *       gradients would let pass, {@link #EXACT} does not.
 * </ul>
 *
 * {@link PrecisionTest} proves the rule by mutations of every golden tensor.
 */
public enum Precision {
    EXACT(DataType.FLOAT64, 0x1p-20, 0x1p-20, 0x1p-43),
    SINGLE(DataType.FLOAT32, 0x1p-13, 0x1p-5, 0x1p-20);

    private final DataType type;
    private final double near;
    private final double far;
    private final double cancelled;

    Precision(DataType type, double near, double far, double cancelled) {
        this.type = type;
        this.near = near;
        this.far = far;
        this.cancelled = cancelled;
    }

    /** The tensors' type. */
    public DataType type() {
        return type;
    }

    /** The product's operations, in this precision. */
    public Ops ops(NDManager manager) {
        return new Ops(manager, type, x -> x.getNDArrayInternal().relu());
    }

    /**
     * The largest allowed error of any entry.
     *
     * @param own the largest absolute value of the tensor
     * @param all the largest absolute value among the tensors of the same kind
     * @param throughNetwork whether it is a gradient that came through the whole network
     */
    double tolerance(double own, double all, boolean throughNetwork) {
        return (throughNetwork ? far : near) * own + cancelled * all;
    }

    /** The values of a tensor of this precision. */
    public double[] numbers(NDArray tensor) {
        if (type == DataType.FLOAT64) {
            return tensor.toDoubleArray();
        }
        float[] values = tensor.toFloatArray();
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    /** A tensor of this precision with its own memory. */
    public NDArray tensor(NDManager manager, float[] values, Shape shape) {
        try (NDArray wrapped = manager.create(values, shape)) {
            // DJL converts to the type it has by sharing the memory, which goes with the wrapper
            return type == DataType.FLOAT32 ? wrapped.duplicate() : wrapped.toType(type, true);
        }
    }
}

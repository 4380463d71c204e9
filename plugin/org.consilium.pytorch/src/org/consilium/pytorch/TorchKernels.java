// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;

/** PyTorch's own kernels on the CPU. Keeps nothing: every call closes what it made. */
final class TorchKernels implements Kernels {

    private static final Shape ONE = new Shape(1, 1);

    private final Engine engine;

    TorchKernels(Engine engine) {
        this.engine = engine;
    }

    @Override
    public float[][] convolution(SelfCheck.Size size, float[] images, float[] weights, float[] cotangents) {
        Shape shape = new Shape(size.batch(), size.in(), size.side(), size.side());
        try (NDManager manager = engine.newBaseManager(Device.cpu());
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray x = leaf(manager, images, shape);
            NDArray w = leaf(manager, weights, new Shape(size.out(), size.in(), 3, 3));
            NDArray counts =
                    constant(manager, cotangents, new Shape(size.batch(), size.out(), size.side(), size.side()));
            float[] result;
            try (Torch.GradientMode mode = Torch.loadedMode(true)) {
                NDArray y = x.getNDArrayInternal()
                        .convolution(x, w, null, ONE, ONE, ONE, 1)
                        .singletonOrThrow();
                result = y.toFloatArray();
                Torch.backward(y.mul(counts).sum());
            }
            return new float[][] {
                result, x.getGradient().toFloatArray(), w.getGradient().toFloatArray()
            };
        }
    }

    @Override
    public float[] product(int size, float[] left, float[] right) {
        Shape shape = new Shape(size, size);
        try (NDManager manager = engine.newBaseManager(Device.cpu())) {
            return constant(manager, left, shape)
                    .matMul(constant(manager, right, shape))
                    .toFloatArray();
        }
    }

    private static NDArray leaf(NDManager manager, float[] values, Shape shape) {
        NDArray leaf = constant(manager, values, shape);
        leaf.setRequiresGradient(true);
        return leaf;
    }

    /** A copy in native memory: what DJL wraps ends with the Java buffer, before a backward pass reads it. */
    private static NDArray constant(NDManager manager, float[] values, Shape shape) {
        try (NDArray wrapped = manager.create(values, shape)) {
            return wrapped.duplicate();
        }
    }
}

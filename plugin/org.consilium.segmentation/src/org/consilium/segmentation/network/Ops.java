// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.consilium.tensor.Arena;

/**
 * The tensor operations the network is written in, all differentiable with right gradients. Owns the constants of a
 * computation on one device and frees them on {@link #close}. One thread at a time.
 *
 * <p>DJL's overloads that take a Java number wrap a buffer that is released before the backward pass reads it, and so
 * give wrong gradients silently. Numbers therefore enter a graph only through {@link #scalar} and {@link #cached},
 * whose memory lives as long as this object.
 */
public final class Ops implements AutoCloseable {

    private static final float BATCH_NORM_EPS = 1e-5f;
    /** DJL's momentum is one minus PyTorch's, which is 0.1. */
    private static final float BATCH_NORM_MOMENTUM = 0.9f;

    private static final int NEAREST = 0;

    private final Arena arena;
    private final NDManager manager;
    private final DataType type;
    private final UnaryOperator<NDArray> rectifier;
    private final Map<Double, NDArray> scalars = new HashMap<>();
    private final Map<String, NDArray> named = new HashMap<>();

    /**
     * Computes in float32.
     *
     * @param parent its device is the device of the constants; this object makes and closes a child of it
     */
    public Ops(NDManager parent) {
        this(parent, DataType.FLOAT32, x -> x.getNDArrayInternal().relu());
    }

    /**
     * For checks of gradients: finite differences need float64, and something smooth in place of ReLU.
     *
     * @param type of all tensors
     * @param rectifier stands for ReLU
     */
    Ops(NDManager parent, DataType type, UnaryOperator<NDArray> rectifier) {
        this.arena = Arena.within(parent);
        this.manager = arena.manager();
        this.type = type;
        this.rectifier = rectifier;
    }

    /** A number as a tensor without dimensions. */
    public NDArray scalar(double value) {
        return scalars.computeIfAbsent(value, v -> keep(manager.create(v.doubleValue())));
    }

    /** A constant tensor that is made once under its name and lives as long as this object. */
    public NDArray cached(String name, double[] values, Shape shape) {
        return named.computeIfAbsent(name, key -> keep(manager.create(values, shape)));
    }

    private NDArray keep(NDArray wrapped) {
        NDArray copy = wrapped.getDataType() == type ? wrapped.duplicate() : wrapped.toType(type, true);
        wrapped.close();
        NDScope.unregister(copy);
        copy.attach(manager);
        return copy;
    }

    /** By a power: PyTorch's square root is MKL's, whose last bit depends on the maker of the processor. */
    NDArray squareRoot(NDArray x) {
        return x.pow(scalar(0.5));
    }

    /** x * factor by a tensor of the device: DJL's own multiplication by Java numbers has silently wrong gradients. */
    public NDArray times(NDArray x, double factor) {
        return x.mul(scalar(factor));
    }

    /** x + summand by a tensor of the device, for the same reason as {@link #times}. */
    public NDArray plus(NDArray x, double summand) {
        return x.add(scalar(summand));
    }

    /** Mean over axes, which keep size 1 if asked to. */
    public NDArray mean(NDArray x, int[] axes, boolean keep) {
        long count = 1;
        for (int axis : axes) {
            count *= x.getShape().get(axis < 0 ? x.getShape().dimension() + axis : axis);
        }
        return times(x.sum(axes, keep), 1.0 / count);
    }

    /** Two-dimensional convolution [B,C,H,W] with weights [out, in/groups, kh, kw]; the bias may be null. */
    public NDArray convolve(
            NDArray x, NDArray weight, NDArray bias, int stride, int padding, int dilation, int groups) {
        return x.getNDArrayInternal()
                .convolution(
                        x,
                        weight,
                        bias,
                        new Shape(stride, stride),
                        new Shape(padding, padding),
                        new Shape(dilation, dilation),
                        groups)
                .singletonOrThrow();
    }

    /**
     * Depthwise convolution with a dilated kernel that keeps the size: dilation d splits an image into d x d interleaved
     * ones, each of which is convolved without dilation. PyTorch's CPU kernels take half the time for that.
     *
     * @param x [B,C,H,W]
     * @param weight [C,1,k,k], k odd
     */
    public NDArray dilatedDepthwise(NDArray x, NDArray weight, NDArray bias, int dilation) {
        long h = x.getShape().get(2);
        long w = x.getShape().get(3);
        NDArray padded = fill(fill(x, 2, dilation), 3, dilation);
        long b = x.getShape().get(0);
        long c = x.getShape().get(1);
        long rows = padded.getShape().get(2) / dilation;
        long columns = padded.getShape().get(3) / dilation;
        NDArray parts = padded.reshape(b, c, rows, dilation, columns, dilation)
                .transpose(3, 5, 0, 1, 2, 4)
                .reshape(dilation * dilation * b, c, rows, columns);
        int padding = (int) weight.getShape().get(2) / 2;
        return convolve(parts, weight, bias, 1, padding, 1, (int) c)
                .reshape(dilation, dilation, b, c, rows, columns)
                .transpose(2, 3, 4, 0, 5, 1)
                .reshape(b, c, rows * dilation, columns * dilation)
                .get(":, :, 0:" + h + ", 0:" + w);
    }

    /** Zeros at the end of an axis, up to the next multiple. */
    private NDArray fill(NDArray x, int axis, int multiple) {
        long missing = (multiple - x.getShape().get(axis) % multiple) % multiple;
        if (missing == 0) {
            return x;
        }
        long[] shape = x.getShape().getShape().clone();
        shape[axis] = missing;
        return concat(axis, x, x.getManager().zeros(new Shape(shape), x.getDataType(), x.getDevice()));
    }

    /** Batch normalisation over [B,H,W]; training updates the running statistics in place, as PyTorch does. */
    public NDArray batchNorm(
            NDArray x, NDArray weight, NDArray bias, NDArray runningMean, NDArray runningVariance, boolean training) {
        return x.getNDArrayInternal()
                .batchNorm(
                        x, runningMean, runningVariance, weight, bias, 1, BATCH_NORM_MOMENTUM, BATCH_NORM_EPS, training)
                .singletonOrThrow();
    }

    /** max(x, 0) of each element. */
    public NDArray relu(NDArray x) {
        return rectifier.apply(x);
    }

    /** The exact form x * Phi(x). */
    public NDArray gelu(NDArray x) {
        return x.getNDArrayInternal().gelu();
    }

    /** 1 / (1 + exp(-x)) of each element: logits become probabilities. */
    public NDArray sigmoid(NDArray x) {
        return x.getNDArrayInternal().sigmoid();
    }

    /** log(1 + exp(x)) without overflow; PyTorch's own, whose gradient is right at 0 too. */
    public NDArray softplus(NDArray x) {
        return x.getNDArrayInternal().softPlus();
    }

    /** Maximum over windows of 3 x 3 with stride 2 and one pixel of padding: [B,C,H,W] becomes [B,C,(H+1)/2,(W+1)/2], rounded down. */
    public NDArray maxPool3(NDArray x) {
        return x.getNDArrayInternal().maxPool(new Shape(3, 3), new Shape(2, 2), new Shape(1, 1), false);
    }

    /** Halves height and width; an odd last row or column is a window of its own, averaged over what it holds. */
    public NDArray halve(NDArray x) {
        return x.getNDArrayInternal().avgPool(new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), true, false);
    }

    /** Doubles height and width by repeating pixels. */
    public NDArray doubleNearest(NDArray x) {
        long h = x.getShape().get(2);
        long w = x.getShape().get(3);
        return x.getNDArrayInternal().interpolation(new long[] {2 * h, 2 * w}, NEAREST, false);
    }

    /**
     * Bilinear resizing without antialias, corners not aligned, as a product with two interpolation matrices: DJL's own
     * interpolation antialiases when it makes an image smaller.
     */
    public NDArray bilinear(NDArray x, int height, int width) {
        int h = (int) x.getShape().get(2);
        int w = (int) x.getShape().get(3);
        NDArray rows = h == height ? x : interpolation(h, height).matMul(x);
        return w == width ? rows : rows.matMul(interpolation(w, width).transpose());
    }

    private NDArray interpolation(int length, int size) {
        return cached(
                "bilinear " + length + " to " + size, ResizeMatrix.bilinear(length, size), new Shape(size, length));
    }

    /** Adaptive average pooling [B,C,H,W] to at most size x size, as a product with two averaging matrices. */
    public NDArray poolTo(NDArray x, int size) {
        int h = (int) x.getShape().get(2);
        int w = (int) x.getShape().get(3);
        NDArray pooled = x;
        if (h > size) {
            pooled = pooling(h, size).matMul(pooled);
        }
        if (w > size) {
            pooled = pooled.matMul(pooling(w, size).transpose());
        }
        return pooled;
    }

    private NDArray pooling(int length, int size) {
        return cached("pooling " + length + " to " + size, ResizeMatrix.mean(length, size), new Shape(size, length));
    }

    /** x W^T + b for x [..., in], W [out, in]. */
    public NDArray linear(NDArray x, NDArray weight, NDArray bias) {
        return x.matMul(weight.transpose()).add(bias);
    }

    /** Joins tensors that agree in all axes but this one; a single part is returned as it is, not as a copy. */
    public NDArray concat(int axis, NDArray... parts) {
        // DJL copies a single part, and its copy is cut off from the graph
        return parts.length == 1 ? parts[0] : NDArrays.concat(new NDList(parts), axis);
    }

    @Override
    public void close() {
        arena.close();
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.NDArray;

/** Layers with their parameters under PyTorch's names: weight, bias, running_mean, running_var. */
final class Layers {

    private Layers() {}

    /** Convolution with bias. */
    static NDArray convolution(final Ops ops, final Weights w, final NDArray x, final int padding) {
        return ops.convolve(x, w.get("weight"), w.get("bias"), 1, padding, 1, 1);
    }

    /** Convolution without bias. */
    static NDArray plain(final Ops ops, final Weights w, final NDArray x, final int stride, final int padding) {
        return ops.convolve(x, w.get("weight"), null, stride, padding, 1, 1);
    }

    static NDArray batchNorm(final Ops ops, final Weights w, final NDArray x, final boolean training) {
        return ops.batchNorm(x, w.get("weight"), w.get("bias"), w.get("running_mean"), w.get("running_var"), training);
    }

    static NDArray linear(final Ops ops, final Weights w, final NDArray x) {
        return ops.linear(x, w.get("weight"), w.get("bias"));
    }
}

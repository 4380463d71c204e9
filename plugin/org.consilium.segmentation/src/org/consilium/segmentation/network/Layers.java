// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.NDArray;

/** Layers with their parameters under PyTorch's names: weight, bias, running_mean, running_var. */
final class Layers {

    private Layers() {}

    /** Convolution with bias. */
    static NDArray convolution(Ops ops, Weights w, NDArray x, int padding) {
        return ops.convolve(x, w.get("weight"), w.get("bias"), 1, padding, 1, 1);
    }

    /** Convolution without bias. */
    static NDArray plain(Ops ops, Weights w, NDArray x, int stride, int padding) {
        return ops.convolve(x, w.get("weight"), null, stride, padding, 1, 1);
    }

    static NDArray batchNorm(Ops ops, Weights w, NDArray x, boolean training) {
        return ops.batchNorm(x, w.get("weight"), w.get("bias"), w.get("running_mean"), w.get("running_var"), training);
    }

    static NDArray linear(Ops ops, Weights w, NDArray x) {
        return ops.linear(x, w.get("weight"), w.get("bias"));
    }
}

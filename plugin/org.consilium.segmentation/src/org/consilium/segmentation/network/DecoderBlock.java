// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.NDArray;

/**
 * A block of the U-Net decoder (Ronneberger et al., 2015) as D-Persona's code has it: double the size by repeating
 * pixels, join the skip, then twice a 3x3 convolution without bias, batch normalisation and ReLU.
 */
public final class DecoderBlock {

    private DecoderBlock() {}

    /**
     * @param x [B,C,H,W]
     * @param skip [B,S,2H,2W], or null
     * @return [B,out,2H,2W]
     */
    public static NDArray forward(Ops ops, Weights w, NDArray x, NDArray skip, boolean training) {
        NDArray y = ops.doubleNearest(x);
        if (skip != null) {
            y = ops.concat(1, y, skip);
        }
        y = ops.relu(Layers.batchNorm(ops, w.in("bn1"), Layers.plain(ops, w.in("conv1"), y, 1, 1), training));
        return ops.relu(Layers.batchNorm(ops, w.in("bn2"), Layers.plain(ops, w.in("conv2"), y, 1, 1), training));
    }
}

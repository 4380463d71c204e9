// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.NDArray;

/**
 * Prior and posterior of the Probabilistic U-Net (Kohl et al., 2018), in the form of D-Persona's code: levels of 3x3
 * convolutions with ReLU, average pooling between them, the mean over all pixels, and a linear layer to mean and log
 * sigma of a diagonal Gaussian. The clamp of log sigma is this implementation's.
 */
public final class GaussianNet {

    /** Keeps sigma within a range that neither overflows nor vanishes; beyond it no gradient passes. */
    private static final double LOWEST_LOG_SIGMA = -7;

    private static final double HIGHEST_LOG_SIGMA = 4;

    private GaussianNet() {}

    /**
     * @param x [B,C,H,W], any size
     * @param levels of the profile, pooled by 2 from one to the next
     * @param convolutions a level
     * @param latent D
     * @return mean and log sigma [B,D]
     */
    public static Gaussian forward(Ops ops, Weights w, NDArray x, int levels, int convolutions, int latent) {
        NDArray y = x;
        for (int level = 0; level < levels; level++) {
            if (level > 0) {
                y = ops.halve(y);
            }
            for (int k = 0; k < convolutions; k++) {
                int index = level * convolutions + k;
                y = ops.relu(Layers.convolution(ops, w.in("convs." + index), y, 1));
            }
        }
        NDArray pooled = ops.mean(y, new int[] {2, 3}, true);
        NDArray head = Layers.convolution(ops, w.in("head"), pooled, 0).reshape(-1, 2L * latent);
        return new Gaussian(
                head.get(":, 0:" + latent), head.get(":, " + latent + ":").clip(LOWEST_LOG_SIGMA, HIGHEST_LOG_SIGMA));
    }
}

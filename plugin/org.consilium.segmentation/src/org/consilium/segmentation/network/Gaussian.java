// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.NDArray;

/**
 * Diagonal Gaussians over the latent code z = mean + sigma * eps (Kingma and Welling, 2014).
 *
 * @param mean [B,D]
 * @param logSigma [B,D], within [-7,4]
 */
public record Gaussian(NDArray mean, NDArray logSigma) {

    /** Reparameterised draws mean + sigma * eps; eps [B,D] or [B,K,D] gives the same shape. */
    public NDArray draw(NDArray eps) {
        if (eps.getShape().dimension() == 3) {
            return mean.expandDims(1).add(logSigma.exp().expandDims(1).mul(eps));
        }
        return mean.add(logSigma.exp().mul(eps));
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import org.consilium.segmentation.data.Batch;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.Ops;
import org.consilium.segmentation.network.Weights;

/** A loss that trains a network with a latent code. */
interface LatentLoss {

    /**
     * @param epsPosterior standard normal [B,D]
     * @param epsPrior standard normal [B,K,D], K at least 2
     */
    LossTerms of(Ops ops, Network network, Weights w, Batch batch, NDArray epsPosterior, NDArray epsPrior);
}

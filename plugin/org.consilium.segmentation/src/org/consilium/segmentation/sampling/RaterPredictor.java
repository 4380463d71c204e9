// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.consilium.segmentation.CaseInfo;
import org.consilium.segmentation.network.Ops;
import org.consilium.segmentation.network.UNet;
import org.consilium.segmentation.network.Weights;

/** Predicts with one deterministic U-Net per rater: the masks of the raters are also all there is of a population. */
final class RaterPredictor implements Predictor {

    private final UNet unet;
    private final int raters;
    private final Weights weights;
    private final Ops ops;

    RaterPredictor(final UNet unet, final int raters, final Weights weights, final NDManager parent) {
        this.unet = unet;
        this.raters = raters;
        this.weights = weights;
        this.ops = new Ops(parent);
    }

    /** Its features are the probabilities of the raters already, [1,R,H,W]. */
    @Override
    public Encoded encode(final NDArray image) {
        final NDArray[] maps = new NDArray[raters];
        for (int i = 0; i < raters; i++) {
            maps[i] = ops.sigmoid(unet.logits(ops, weights.in(UNet.module(i)), image, false));
        }
        return new Encoded(ops.concat(1, maps), null);
    }

    @Override
    public NDArray samples(final Encoded encoded, final CaseInfo info, final int count) {
        return encoded.features().squeeze(0);
    }

    @Override
    public NDArray personal(final Encoded encoded, final CaseInfo info, final int bank) {
        return encoded.features().squeeze(0);
    }

    @Override
    public void close() {
        ops.close();
    }
}

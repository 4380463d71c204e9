// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.prediction;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.network.Ops;
import org.consilium.segmentation.network.UNet;
import org.consilium.segmentation.network.Weights;

/** Predicts with one deterministic U-Net per rater: the masks of the raters are also all there is of a population. */
public final class RaterPredictor implements Predictor {

    private final UNet unet;
    private final List<Weights> nets;
    private final Ops ops;

    /**
     * @param nets parameters of the net of each rater
     * @param parent on the device of the weights
     */
    public RaterPredictor(UNet unet, List<Weights> nets, NDManager parent) {
        this.unet = unet;
        this.nets = List.copyOf(nets);
        this.ops = new Ops(parent);
    }

    /** Its features are the probabilities of the raters already, [1,R,H,W]. */
    @Override
    public Encoded encode(NDArray image) {
        NDArray[] maps = nets.stream()
                .map(net -> ops.sigmoid(unet.logits(ops, net, image, false)))
                .toArray(NDArray[]::new);
        return new Encoded(ops.concat(1, maps), null);
    }

    @Override
    public NDArray samples(Encoded encoded, CaseInfo info, int count) {
        return encoded.features().squeeze(0);
    }

    @Override
    public NDArray personal(Encoded encoded, CaseInfo info, int bank) {
        return encoded.features().squeeze(0);
    }

    @Override
    public void close() {
        ops.close();
    }
}

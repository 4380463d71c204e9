// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.prediction;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.IntStream;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.network.Gaussian;
import org.consilium.segmentation.network.UNet;
import org.consilium.segmentation.network.Weights;

/**
 * Predicts one case at a time, so that a result cannot depend on what else is in a batch. Owns its constants and frees
 * them on {@link #close}; borrows the weights.
 */
public interface Predictor extends AutoCloseable {

    /**
     * What one image gives, before samples are drawn; lives in the caller's scope.
     *
     * @param features maps that decoding starts from, [1,F,H,W]
     * @param prior of the latent code; null where nothing is drawn
     */
    record Encoded(NDArray features, Gaussian prior) {}

    /** @param image [1,C,H,W], height and width multiples of 32 */
    Encoded encode(NDArray image);

    /**
     * Probabilities of the population's masks, [K,H,W].
     *
     * @param count K that is wanted; a method without a latent code gives the masks of its raters instead
     */
    NDArray samples(Encoded encoded, CaseInfo info, int count);

    /**
     * Probabilities of the mask of every rater, [R,H,W].
     *
     * @param bank draws of the prior that a rater's code attends to, where there is a prior
     */
    NDArray personal(Encoded encoded, CaseInfo info, int bank);

    @Override
    void close();

    /**
     * The predictor of a model.
     *
     * @param parent on the device of the weights
     * @param seed of all noise
     * @param together samples that are computed at once at most
     */
    static Predictor of(ModelCard card, Weights weights, NDManager parent, long seed, int together) {
        if (card.method() != Method.RATER_UNETS) {
            return new LatentPredictor(card.network(), weights, parent, seed, together);
        }
        List<Weights> nets = IntStream.range(0, card.raters().size())
                .mapToObj(rater -> weights.in(UNet.module(rater)))
                .toList();
        return new RaterPredictor(card.unet(), nets, parent);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.loss.Losses;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.Ops;
import org.consilium.segmentation.network.Weights;

/**
 * The loss of phase 2: each rater's own mask, and a share of the GED loss between the raters' predictions and
 * the raters.
 *
 * @param lambdaGed weight of the GED loss
 */
public record PhaseTwoLoss(double lambdaGed) {

    /** The weighted sum and its terms, and the logits [B,R,H,W] they were made from. */
    public record Terms(NDArray total, NDArray segmentation, NDArray ged, NDArray logits) {}

    /**
     * @param features the frozen feature map F, [B,F,H,W]
     * @param bank draws of the frozen prior, [B,M,D]
     */
    public Terms of(
            Ops ops, Network network, Weights w, NDArray features, NDArray bank, NDArray masks, NDArray present) {
        NDArray logits = network.decode(ops, w, features, network.codes(ops, w, features, bank));
        return of(ops, logits, masks, present, null);
    }

    /**
     * @param logits [B,R,H,W]
     * @param inside [B,1,H,W], 0 where a pixel does not count; null where all do
     */
    Terms of(Ops ops, NDArray logits, NDArray masks, NDArray present, NDArray inside) {
        NDArray segmentation = Losses.segmentation(ops, logits, masks, present, inside);
        NDArray p = Losses.within(ops.sigmoid(logits), inside);
        NDArray ged = Losses.ged(ops, p, present, Losses.within(masks, inside), present, GedKind.PRODUCT);
        return new Terms(segmentation.add(ops.times(ged, lambdaGed)), segmentation, ged, logits);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import org.consilium.segmentation.data.Batch;
import org.consilium.segmentation.loss.Losses;
import org.consilium.segmentation.network.Gaussian;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.Ops;
import org.consilium.segmentation.network.Weights;

/**
 * The loss of D-Persona's first stage (Wu et al., "Diversified and Personalized Multi-rater Medical Image
 * Segmentation", 2024): one rater's mask from a posterior draw, KL, and the bound term, which draws the union and the
 * intersection of prior samples to those of the raters. Dice is pooled over the batch as in the published code, which
 * draws one rater for a whole batch where this draws one per case.
 *
 * @param beta weight of the KL term
 */
record DPersonaLoss(double beta) implements LatentLoss {

    private static final int[] MAPS = {1};

    @Override
    public LossTerms of(Ops ops, Network network, Weights w, Batch batch, NDArray epsPosterior, NDArray epsPrior) {
        NDArray features = network.features(ops, w, batch.images(), true).map();
        Gaussian prior = network.prior(ops, w, batch.images());
        Gaussian posterior = network.posterior(ops, w, batch.images(), batch.masks(), batch.present());
        NDArray codes = ops.concat(1, posterior.draw(epsPosterior).expandDims(1), prior.draw(epsPrior));
        NDArray p = ops.sigmoid(network.decode(ops, w, features, codes));
        NDArray segmentation = Losses.pooledDice(ops, p.get(":, 0:1"), batch.label(), batch.inside());
        NDArray bound =
                Losses.pooledDice(ops, extremes(ops, p.get(":, 1:"), null), extremes(ops, batch), batch.inside());
        NDArray kl = Losses.kl(ops, posterior, prior);
        NDArray total = segmentation.add(ops.times(kl, beta)).add(bound);
        return new LossTerms(total, segmentation, kl, null, null, bound, Losses.klPerDimension(ops, posterior, prior));
    }

    private static NDArray extremes(Ops ops, Batch batch) {
        long b = batch.present().getShape().get(0);
        return extremes(ops, batch.masks(), ops.plus(batch.present().neg(), 1).reshape(b, -1, 1, 1));
    }

    /** Union and intersection of maps, [B,2,H,W]; absent maps must not empty the intersection. */
    private static NDArray extremes(Ops ops, NDArray maps, NDArray absent) {
        NDArray lowest = absent == null ? maps : maps.add(absent);
        return ops.concat(1, maps.max(MAPS, true), lowest.min(MAPS, true));
    }
}

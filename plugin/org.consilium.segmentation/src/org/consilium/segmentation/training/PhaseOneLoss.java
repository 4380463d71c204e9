// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.consilium.segmentation.data.Batch;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.loss.Losses;
import org.consilium.segmentation.network.Gaussian;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.Ops;
import org.consilium.segmentation.network.Weights;

/**
 * The loss of phase 1: segmentation of one rater's mask from a posterior draw, KL, Harmonizer penalty, and the GED
 * loss between prior samples and all raters.
 *
 * @param beta weight of the KL term
 * @param lambdaHarmonizer weight of the Harmonizer penalty
 * @param lambdaGed weight of the GED loss; 0 leaves it out
 * @param kind soft intersection over union in the GED loss
 */
public record PhaseOneLoss(double beta, double lambdaHarmonizer, double lambdaGed, GedKind kind) implements LatentLoss {

    @Override
    public LossTerms of(Ops ops, Network network, Weights w, Batch batch, NDArray epsPosterior, NDArray epsPrior) {
        Network.Features features = network.features(ops, w, batch.images(), true);
        Gaussian prior = network.prior(ops, w, batch.images());
        Gaussian posterior = network.posterior(ops, w, batch.images(), batch.masks(), batch.present());
        long b = epsPrior.getShape().get(0);
        long k = lambdaGed > 0 ? epsPrior.getShape().get(1) : 0;
        NDArray code = posterior.draw(epsPosterior).expandDims(1);
        NDArray codes = k > 0 ? ops.concat(1, code, prior.draw(epsPrior)) : code;
        NDArray logits = network.decode(ops, w, features.map(), codes);
        NDArray one = logits.getManager().ones(new Shape(b, 1));
        NDArray segmentation = Losses.segmentation(ops, logits.get(":, 0:1"), batch.label(), one, batch.inside());
        NDArray kl = Losses.kl(ops, posterior, prior);
        NDArray harmonizer = Losses.harmonizer(ops, features.modulations());
        NDArray total = segmentation.add(ops.times(kl, beta)).add(ops.times(harmonizer, lambdaHarmonizer));
        NDArray ged = ops.scalar(0);
        if (k > 0) {
            NDArray samples = Losses.within(ops.sigmoid(logits.get(":, 1:")), batch.inside());
            NDArray all = samples.getManager().ones(new Shape(b, k));
            ged = Losses.ged(ops, samples, all, Losses.within(batch.masks(), batch.inside()), batch.present(), kind);
            total = total.add(ops.times(ged, lambdaGed));
        }
        NDArray perDimension = Losses.klPerDimension(ops, posterior, prior);
        return new LossTerms(total, segmentation, kl, harmonizer, ged, null, perDimension);
    }
}

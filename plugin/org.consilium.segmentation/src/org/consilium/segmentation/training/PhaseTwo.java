// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.consilium.ground.Progress;
import org.consilium.segmentation.data.Batch;
import org.consilium.segmentation.data.NoiseStream;
import org.consilium.segmentation.data.PaddedCases;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.Ops;
import org.consilium.segmentation.network.Weights;
import org.consilium.segmentation.prediction.LatentPredictor;
import org.consilium.segmentation.prediction.Predictor;

/** Phase 2: only the raters' parameters gather gradients, so nothing of the frozen part is recorded. Borrows everything. */
final class PhaseTwo implements Phase {

    private final Network network;
    private final Weights weights;
    private final TrainingCases cases;
    private final PersonalizeSettings settings;
    private final NDManager work;

    /** @param parameters of the whole model, those of the raters among them */
    PhaseTwo(
            Network network,
            Map<String, NDArray> parameters,
            TrainingCases cases,
            PersonalizeSettings settings,
            NDManager work) {
        this.network = network;
        this.weights = new Weights(parameters);
        this.cases = cases;
        this.settings = settings;
        this.work = work;
    }

    @Override
    public LossTerms terms(Ops ops, int[] indices, int epoch) {
        PaddedCases training = cases.training();
        Batch batch = training.batch(
                indices,
                work,
                settings.augmentation(),
                index -> NoiseStream.of(
                        settings.seed(), "case", epoch, training.info(index).key()));
        NDArray features = network.features(ops, weights, batch.images(), false).map();
        int latent = network.profile().latent();
        float[] noise = cases.noise(
                indices, settings.seed(), "bank", epoch, settings.codes().bank() * latent);
        NDArray bank = network.prior(ops, weights, batch.images())
                .draw(work.create(
                        noise, new Shape(indices.length, settings.codes().bank(), latent)));
        PhaseTwoLoss.Terms terms = new PhaseTwoLoss(settings.codes().lambdaGed())
                .of(
                        ops,
                        network.decode(ops, weights, features, network.codes(ops, weights, features, bank)),
                        batch.masks(),
                        batch.present(),
                        batch.inside());
        return new LossTerms(terms.total(), terms.segmentation(), null, null, terms.ged(), null, null);
    }

    @Override
    public Validation validate(Progress progress) {
        try (Predictor predictor = new LatentPredictor(network, weights, work, settings.seed())) {
            return Validation.ofRaters(predictor, cases, settings.codes().bank(), work, progress);
        }
    }
}

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
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.Ops;
import org.consilium.segmentation.network.Weights;
import org.consilium.segmentation.prediction.LatentPredictor;
import org.consilium.segmentation.prediction.Predictor;

/** Phase 1 of a network with a latent code. Borrows everything. */
final class PhaseOne implements Phase {

    private final Network network;
    private final Weights weights;
    private final TrainingCases cases;
    private final TrainSettings settings;
    private final LatentLoss loss;
    private final NDManager work;

    PhaseOne(
            Network network,
            Map<String, NDArray> parameters,
            TrainingCases cases,
            TrainSettings settings,
            NDManager work) {
        this.network = network;
        this.weights = new Weights(parameters);
        this.cases = cases;
        this.settings = settings;
        this.work = work;
        this.loss = settings.network().method() == Method.DPERSONA
                ? new DPersonaLoss(settings.loss().beta())
                : new PhaseOneLoss(
                        settings.loss().beta(),
                        settings.loss().lambdaHarmonizer(),
                        settings.loss().lambdaGed(),
                        settings.loss().gedKind());
    }

    @Override
    public LossTerms terms(Ops ops, int[] indices, int epoch) {
        PaddedCases training = cases.training();
        int latent = network.profile().latent();
        int k = settings.loss().gedSamples();
        Batch batch = training.batch(
                indices,
                work,
                settings.augmentation(),
                index -> NoiseStream.of(
                        settings.seed(), "case", epoch, training.info(index).key()));
        float[] posterior = cases.noise(indices, settings.seed(), "posterior", epoch, latent);
        float[] prior = cases.noise(indices, settings.seed(), "prior", epoch, k * latent);
        return loss.of(
                ops,
                network,
                weights,
                batch,
                work.create(posterior, new Shape(indices.length, latent)),
                work.create(prior, new Shape(indices.length, k, latent)));
    }

    /** Samples a validation case: each rater is matched with a sample of its own, so there are no fewer. */
    static int samples(TrainSettings settings, Network network) {
        return Math.max(settings.validationSamples(), network.raters());
    }

    @Override
    public Validation validate(Progress progress) {
        try (Predictor predictor = new LatentPredictor(network, weights, work, settings.seed())) {
            return Validation.ofSamples(predictor, cases, samples(settings, network), work, progress);
        }
    }
}

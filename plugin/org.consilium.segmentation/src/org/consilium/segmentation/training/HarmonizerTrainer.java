// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.CaseSource;
import org.consilium.segmentation.Noise;
import org.consilium.segmentation.Progress;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.model.ModelCards;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.Ops;
import org.consilium.segmentation.network.PosteriorInput;
import org.consilium.segmentation.network.Weights;
import org.consilium.segmentation.sampling.LatentPredictor;
import org.consilium.segmentation.sampling.Predictor;

/** Phase 1: trains the Probabilistic U-Net with its Noise Harmonizer and chooses the best epoch on held-out patients. */
public final class HarmonizerTrainer {

    private HarmonizerTrainer() {}

    /**
     * @param training at least one case with a mask; borrowed
     * @param validation cases to choose the best epoch by, or null to hold out some of the training patients; borrowed
     * @return the caller owns and closes its parameters
     * @throws IllegalArgumentException if there is nothing to learn from, or the loss stays no number
     * @throws java.util.concurrent.CancellationException if the progress stopped the work; nothing is left behind
     */
    public static Trained train(
            final CaseSource training,
            final CaseSource validation,
            final TrainSettings settings,
            final Device device,
            final Progress progress) {
        final Training.Cases cases =
                Training.Cases.of(training, validation, settings.validationFraction(), settings.seed());
        final PosteriorInput input = cases.training().complete() ? PosteriorInput.STACK : PosteriorInput.SUMMARY;
        final Network network = new Network(
                settings.profile(), training.channels(), training.raters().size(), input, settings.harmonizer());
        final boolean gradient = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try (NDManager work = PyTorch.engine().newBaseManager(device)) {
            return new Run(training, cases, network, settings, work, progress).train();
        } finally {
            JniUtils.setGradMode(gradient);
        }
    }

    /** One training run; borrows its manager, which frees all it made. */
    private record Run(
            CaseSource set,
            Training.Cases cases,
            Network network,
            TrainSettings settings,
            NDManager work,
            Progress progress) {

        Trained train() {
            final String digest = CaseDigest.of(set, work);
            final Map<String, NDArray> parameters = Network.initialize(network.layout(), work, settings.seed());
            final List<LearningCurve> curve = new ArrayList<>();
            try (Ops ops = new Ops(work);
                    Adam adam = new Adam(work, Training.leaves(parameters, false));
                    Predictor predictor = new LatentPredictor(network, new Weights(parameters), work, settings.seed());
                    BestParameters best = new BestParameters(work)) {
                for (int epoch = 0; epoch < settings.epochs(); epoch++) {
                    final double rate = Schedule.cosine(settings.learningRate(), epoch, settings.epochs());
                    final Epoch sums = epoch(ops, adam, parameters, epoch, rate);
                    final Validation held = Validation.ofSamples(
                            predictor,
                            cases.validation(),
                            cases.held(),
                            set.raters(),
                            settings.validationSamples(),
                            work);
                    curve.add(sums.row(epoch + 1, rate, held));
                    best.offer(epoch + 1, held.dice(), parameters);
                }
                final LearningCurve chosen = curve.get(best.epoch() - 1);
                final ModelCard card = ModelCards.afterPhaseOne(
                        Method.CONSILIUM,
                        set,
                        network,
                        false,
                        new ModelCards.Made("train", settings.seed(), digest, metrics(chosen), Map.of()));
                return new Trained(card, best.take(), curve, warnings(chosen));
            }
        }

        private Epoch epoch(
                final Ops ops,
                final Adam adam,
                final Map<String, NDArray> parameters,
                final int epoch,
                final double rate) {
            final PhaseOneLoss loss = new PhaseOneLoss(
                    settings.beta(), settings.lambdaHarmonizer(), settings.lambdaGed(), settings.gedKind());
            final Epoch sums = new Epoch();
            final List<int[]> batches = cases.batches(settings.seed(), epoch, settings.batchSize());
            for (int b = 0; b < batches.size(); b++) {
                Training.report(progress, epoch, settings.epochs(), b, batches.size(), sums.meanLoss());
                try (NDScope scope = new NDScope();
                        Tape tape = new Tape()) {
                    scope.suppressNotUsedWarning();
                    final PhaseOneLoss.Terms terms = terms(ops, loss, parameters, batches.get(b), epoch);
                    if (Training.step(tape, adam, sums, terms.total(), rate, settings.clipNorm())) {
                        sums.add(
                                ops,
                                terms.klPerDimension(),
                                terms.total(),
                                terms.segmentation(),
                                terms.kl(),
                                terms.harmonizer(),
                                terms.ged());
                    }
                }
            }
            return sums;
        }

        private PhaseOneLoss.Terms terms(
                final Ops ops,
                final PhaseOneLoss loss,
                final Map<String, NDArray> parameters,
                final int[] indices,
                final int epoch) {
            final PaddedCases arrays = cases.training();
            final int latent = network.profile().latent();
            final int k = settings.gedSamples();
            final Batch batch = arrays.batch(
                    indices,
                    work,
                    settings.augment(),
                    index -> Noise.of(
                            settings.seed(), "case", epoch, arrays.info(index).id()));
            final float[] posterior = Training.noise(arrays, indices, settings.seed(), "posterior", epoch, latent);
            final float[] prior = Training.noise(arrays, indices, settings.seed(), "prior", epoch, k * latent);
            return loss.of(
                    ops,
                    network,
                    new Weights(parameters),
                    batch,
                    work.create(posterior, new Shape(indices.length, latent)),
                    work.create(prior, new Shape(indices.length, k, latent)));
        }

        private static Map<String, Double> metrics(final LearningCurve chosen) {
            final Map<String, Double> metrics = new LinkedHashMap<>();
            metrics.put("epoch", (double) chosen.epoch());
            if (!Double.isNaN(chosen.validationGed())) {
                metrics.put("validation_ged", chosen.validationGed());
                metrics.put("validation_dice_match", chosen.validationDice());
            }
            return metrics;
        }

        private List<String> warnings(final LearningCurve chosen) {
            final List<String> warnings = new ArrayList<>();
            if (cases.held().isEmpty()) {
                warnings.add(
                        "No patient was held out, so the last epoch was kept. Connect validation cases, or read more"
                                + " patients.");
            }
            if (chosen.activeLatent() == 0) {
                warnings.add(
                        "The posterior has collapsed: no latent dimension is active, so the posterior adds nothing to"
                                + " the prior. A smaller weight of the KL term may help.");
            }
            return warnings;
        }
    }
}

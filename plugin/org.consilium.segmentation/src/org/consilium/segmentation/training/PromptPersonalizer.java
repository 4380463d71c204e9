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
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.model.ModelCards;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.Ops;
import org.consilium.segmentation.network.ParameterLayout;
import org.consilium.segmentation.network.Weights;
import org.consilium.segmentation.sampling.LatentPredictor;
import org.consilium.segmentation.sampling.Predictor;
import org.consilium.tensor.NamedTensors;

/**
 * Phase 2: learns each rater's prompts. Everything else is frozen and runs in evaluation mode, running statistics
 * included, so that it leaves this class bit for bit as it came.
 */
public final class PromptPersonalizer {

    private PromptPersonalizer() {}

    /**
     * @param card of the model of phase 1
     * @param parameters of that model; borrowed and not changed
     * @param training at least one case with a mask, of the model's raters; borrowed
     * @param validation cases to choose the best epoch by, or null to hold out some of the training patients; borrowed
     * @return the caller owns and closes its parameters
     * @throws IllegalArgumentException if the cases do not fit the model, or the loss stays no number
     * @throws java.util.concurrent.CancellationException if the progress stopped the work; nothing is left behind
     */
    public static Trained train(
            final ModelCard card,
            final NamedTensors parameters,
            final CaseSource training,
            final CaseSource validation,
            final PersonalizeSettings settings,
            final Device device,
            final Progress progress) {
        require(card, training);
        final Training.Cases cases =
                Training.Cases.of(training, validation, settings.validationFraction(), settings.seed());
        final boolean gradient = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try (NDManager work = PyTorch.engine().newBaseManager(device)) {
            return new Run(card, parameters, training, cases, settings, work, progress).train();
        } finally {
            JniUtils.setGradMode(gradient);
        }
    }

    private static void require(final ModelCard card, final CaseSource training) {
        if (card.channels() != training.channels()) {
            throw new IllegalArgumentException("The model takes images of %d channel(s), the cases have %d."
                    .formatted(card.channels(), training.channels()));
        }
        if (!card.raters().equals(training.raters())) {
            throw new IllegalArgumentException(
                    "The model was trained with raters %s, the cases are of raters %s. Use cases of the same raters."
                            .formatted(card.raters(), training.raters()));
        }
    }

    /** One training run; borrows its manager, which frees all it made. */
    private record Run(
            ModelCard card,
            NamedTensors frozen,
            CaseSource set,
            Training.Cases cases,
            PersonalizeSettings settings,
            NDManager work,
            Progress progress) {

        Trained train() {
            final Network network = card.network();
            final String digest = CaseDigest.of(set, work);
            final Map<String, NDArray> parameters = new LinkedHashMap<>();
            frozen.asMap().forEach((name, tensor) -> {
                if (!name.startsWith("personal.")) {
                    parameters.put(name, tensor);
                }
            });
            parameters.putAll(Network.initialize(
                    ParameterLayout.personalization(network.profile(), network.raters()), work, settings.seed()));
            final List<LearningCurve> curve = new ArrayList<>();
            try (Ops ops = new Ops(work);
                    Adam adam = new Adam(work, Training.leaves(parameters, true));
                    Predictor predictor = new LatentPredictor(network, new Weights(parameters), work, settings.seed());
                    BestParameters best = new BestParameters(work)) {
                for (int epoch = 0; epoch < settings.epochs(); epoch++) {
                    final double rate = Schedule.cosine(settings.learningRate(), epoch, settings.epochs());
                    final Epoch sums = epoch(ops, adam, network, parameters, epoch, rate);
                    final Validation held = Validation.ofRaters(
                            predictor, cases.validation(), cases.held(), card.raters(), settings.bank(), work);
                    curve.add(sums.row(epoch + 1, rate, held));
                    best.offer(epoch + 1, held.dice(), parameters);
                }
                final LearningCurve chosen = curve.get(best.epoch() - 1);
                final ModelCard personalized = ModelCards.personalized(
                        card,
                        true,
                        new ModelCards.Made("personalize", settings.seed(), digest, metrics(chosen), Map.of()));
                return new Trained(personalized, best.take(), curve, warnings());
            }
        }

        private Epoch epoch(
                final Ops ops,
                final Adam adam,
                final Network network,
                final Map<String, NDArray> parameters,
                final int epoch,
                final double rate) {
            final Weights weights = new Weights(parameters);
            final PhaseTwoLoss loss = new PhaseTwoLoss(settings.lambdaGed());
            final Epoch sums = new Epoch();
            final List<int[]> batches = cases.batches(settings.seed(), epoch, settings.batchSize());
            for (int b = 0; b < batches.size(); b++) {
                Training.report(progress, epoch, settings.epochs(), b, batches.size(), sums.meanLoss());
                final int[] indices = batches.get(b);
                try (NDScope scope = new NDScope()) {
                    scope.suppressNotUsedWarning();
                    final Batch batch = batch(indices, epoch);
                    // outside the tape: nothing of the frozen part is recorded
                    final NDArray features = network.features(ops, weights, batch.images(), false)
                            .map();
                    final NDArray bank =
                            network.prior(ops, weights, batch.images()).draw(bankNoise(indices, network, epoch));
                    try (Tape tape = new Tape()) {
                        final PhaseTwoLoss.Terms terms =
                                loss.of(ops, network, weights, features, bank, batch.masks(), batch.present());
                        if (Training.step(tape, adam, sums, terms.total(), rate, 0)) {
                            final NDArray none = ops.scalar(0);
                            sums.add(ops, null, terms.total(), terms.segmentation(), none, none, terms.ged());
                        }
                    }
                }
            }
            return sums;
        }

        private Batch batch(final int[] indices, final int epoch) {
            final PaddedCases arrays = cases.training();
            return arrays.batch(
                    indices,
                    work,
                    settings.augment(),
                    index -> Noise.of(
                            settings.seed(), "case", epoch, arrays.info(index).id()));
        }

        private NDArray bankNoise(final int[] indices, final Network network, final int epoch) {
            final int latent = network.profile().latent();
            final float[] noise =
                    Training.noise(cases.training(), indices, settings.seed(), "bank", epoch, settings.bank() * latent);
            return work.create(noise, new Shape(indices.length, settings.bank(), latent));
        }

        private Map<String, Double> metrics(final LearningCurve chosen) {
            final Map<String, Double> metrics = new LinkedHashMap<>(card.metrics());
            metrics.put("personalize_epoch", (double) chosen.epoch());
            if (!Double.isNaN(chosen.validationDice())) {
                metrics.put("validation_dice_diagonal", chosen.validationDice());
            }
            return metrics;
        }

        private List<String> warnings() {
            return cases.held().isEmpty()
                    ? List.of(
                            "No patient was held out, so the last epoch was kept. Connect validation cases, or read more"
                                    + " patients.")
                    : List.of();
        }
    }
}

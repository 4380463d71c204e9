// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consilium.ground.Progress;
import org.consilium.pytorch.Torch;
import org.consilium.segmentation.data.CaseSource;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.model.ModelCards;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.PosteriorInput;
import org.consilium.segmentation.network.Weights;
import org.consilium.segmentation.prediction.LatentPredictor;
import org.consilium.segmentation.prediction.Predictor;
import org.consilium.tensor.Arena;

/** Phase 1: trains a network and chooses the best epoch on held-out patients. */
public final class HarmonizerTrainer {

    /** Names the settings of this phase in model cards, and its checkpoints. */
    private static final String PHASE = "harmonizer-train";

    private HarmonizerTrainer() {}

    /** As the method below, from random start values and without checkpoints. */
    public static Trained train(
            CaseSource training, CaseSource validation, TrainSettings settings, Device device, Progress progress) {
        return train(training, validation, settings, null, Checkpointing.OFF, device, progress);
    }

    /**
     * @param training at least one case with a mask; borrowed
     * @param validation cases to choose the best epoch by, or null to hold out some of the training patients; borrowed
     * @param encoderWeights safetensors file of a ResNet-34 in torchvision's naming for the encoder, or null
     * @param checkpointing whether and where the run can be resumed
     * @return the caller owns and closes its parameters
     * @throws IllegalArgumentException if there is nothing to learn from, the loss stays no number, or a file does not
     *     fit; says what
     * @throws java.io.UncheckedIOException if a file cannot be read or written
     * @throws java.util.concurrent.CancellationException if the progress stopped the work; the last whole checkpoint is
     *     left behind and nothing else
     */
    public static Trained train(
            CaseSource training,
            CaseSource validation,
            TrainSettings settings,
            Path encoderWeights,
            Checkpointing checkpointing,
            Device device,
            Progress progress) {
        TrainingCases cases =
                TrainingCases.of(training, validation, settings.selection().heldOut(), settings.seed());
        try (Torch.GradientMode off = Torch.withoutGradient();
                Arena arena = Arena.on(device)) {
            NDManager work = arena.manager();
            PretrainedEncoder start = PretrainedEncoder.open(encoderWeights);
            Map<String, String> identity = new LinkedHashMap<>(settings.named());
            identity.put("Encoder weights", start.fingerprint());
            cases.name(identity, training, validation, work);
            Run run = new Run(training, cases, settings, start, checkpointing, identity, work, progress);
            return settings.network().method() == Method.RATER_UNETS ? new RaterTrainer(run).train() : latent(run);
        }
    }

    /**
     * What a run of this phase was given. Borrows everything.
     *
     * @param identity settings and fingerprints of the data in words
     * @param work a manager on the device, which frees all that the run made
     */
    record Run(
            CaseSource training,
            TrainingCases cases,
            TrainSettings settings,
            PretrainedEncoder start,
            Checkpointing checkpointing,
            Map<String, String> identity,
            NDManager work,
            Progress progress) {

        ModelCards.PhaseResult made(Map<String, Double> metrics) {
            return new ModelCards.PhaseResult(
                    PHASE,
                    settings.seed(),
                    identity.get(TrainingCases.DIGEST),
                    metrics,
                    settingsOf(identity),
                    cases.seen());
        }

        private static Map<String, String> settingsOf(Map<String, String> identity) {
            Map<String, String> settings = new LinkedHashMap<>(identity);
            // the card has a place of its own for the data
            settings.remove(TrainingCases.DIGEST);
            return settings;
        }
    }

    private static Trained latent(Run run) {
        PosteriorInput input = run.cases().training().complete() ? PosteriorInput.STACK : PosteriorInput.SUMMARY;
        TrainSettings settings = run.settings();
        Network network = new Network(
                settings.network().profile(),
                run.training().channels(),
                run.training().raters().size(),
                input,
                settings.network().harmonizer());
        Map<String, NDArray> parameters = Network.initialize(network.layout(), run.work(), settings.seed());
        run.start().apply("encoder.", settings.network().profile(), parameters, run.work());
        try (CheckpointFolder checkpoints = new CheckpointFolder(run.checkpointing(), PHASE, run.identity());
                TrainingState state = checkpoints
                        .load(parameters, run.work())
                        .orElseGet(() -> TrainingState.fresh(parameters, run.work()))) {
            Phase phase = new PhaseOne(network, state.parameters(), run.cases(), settings, run.work());
            settings.loop().run(state, run.cases(), phase, checkpoints, run.work(), run.progress());
            LearningCurve chosen = state.chosen();
            double meanMask = meanMaskGed(run, network, state);
            ModelCard card = ModelCards.afterPhaseOne(
                    settings.network().method(),
                    run.training(),
                    network,
                    false,
                    run.made(metrics(chosen, settings.loop().extendedFrom(state), meanMask)));
            List<String> warnings = new ArrayList<>(run.cases().warnings());
            warnings.addAll(checkpoints.warnings());
            warnings.addAll(settings.loop().warnings(state));
            warnings.addAll(collapse(chosen, meanMask));
            warnings.addAll(state.warnings(run.cases()));
            if (settings.validationSamples() < network.raters()
                    && !run.cases().held().isEmpty()) {
                warnings.add("Validation samples is " + settings.validationSamples() + ", fewer than the raters; "
                        + network.raters()
                        + " were drawn, since the best epoch is chosen by how samples match raters one to one.");
            }
            return new Trained(card, state.best().take(), state.markedCurve(), warnings);
        }
    }

    /** Of the chosen epoch; NaN without held-out patients. */
    private static double meanMaskGed(Run run, Network network, TrainingState state) {
        Weights best = new Weights(state.best().parameters());
        TrainSettings settings = run.settings();
        try (Predictor predictor = new LatentPredictor(network, best, run.work(), settings.seed())) {
            return Validation.meanMaskGed(
                    predictor,
                    run.cases(),
                    PhaseOne.samples(settings, network),
                    run.work(),
                    (done, message) -> run.progress().report(1, message));
        }
    }

    private static Map<String, Double> metrics(LearningCurve chosen, int extendedFrom, double meanMask) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("epoch", (double) chosen.epoch());
        if (extendedFrom > 0) {
            metrics.put("extended_from_epoch", (double) extendedFrom);
        }
        if (!Double.isNaN(chosen.validationGed())) {
            metrics.put("validation_ged", chosen.validationGed());
        }
        if (!Double.isNaN(chosen.validationDice())) {
            metrics.put("validation_dice_match", chosen.validationDice());
        }
        if (!Double.isNaN(meanMask)) {
            metrics.put("validation_mean_mask_ged", meanMask);
        }
        return metrics;
    }

    /**
     * Whether it matters that no latent dimension is active: the posterior then adds nothing to the prior, from which the
     * samples come anyway. It does where they are no better than the one mask of their mean.
     */
    private static List<String> collapse(LearningCurve chosen, double meanMask) {
        if (chosen.activeLatent() > 0 || chosen.validationGed() < meanMask) {
            return List.of();
        }
        String measured = Double.isNaN(meanMask)
                ? "Whether that does harm is not known, as no patients were held out."
                : String.format(
                        Locale.ROOT,
                        "On the held-out patients the samples are no better than the one mask of their mean: ged %.4f against"
                                + " %.4f.",
                        chosen.validationGed(),
                        meanMask);
        return List.of("The posterior has collapsed: no latent dimension is active, so the posterior adds nothing to"
                + " the prior. " + measured + " A smaller weight of the KL term may help.");
    }
}

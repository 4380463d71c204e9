// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
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
import org.consilium.tensor.Arena;
import org.consilium.tensor.NamedTensors;

/**
 * Phase 2: learns each rater's prompts. Everything else is frozen and runs in evaluation mode, running statistics
 * included, so that it leaves this class bit for bit as it came.
 */
public final class PromptPersonalizer {

    /** Names the settings of this phase in model cards, and its checkpoints. */
    private static final String PHASE = "prompt-personalize";

    /** What the names of the parameters that this phase trains begin with. */
    static final String PERSONAL = "personal.";

    private PromptPersonalizer() {}

    /** As the method below, without checkpoints. */
    public static Trained train(
            ModelCard card,
            NamedTensors parameters,
            CaseSource training,
            CaseSource validation,
            PersonalizeSettings settings,
            Device device,
            Progress progress) {
        return train(card, parameters, training, validation, settings, Checkpointing.OFF, device, progress);
    }

    /**
     * @param card of the model of phase 1
     * @param parameters of that model; borrowed and not changed
     * @param training at least one case with a mask, of the model's raters; borrowed
     * @param validation cases to choose the best epoch by, or null to hold out some of the training patients; borrowed
     * @param checkpointing whether and where the run can be resumed
     * @return the caller owns and closes its parameters
     * @throws IllegalArgumentException if the cases do not fit the model, the loss stays no number, or a checkpoint does
     *     not fit; says what
     * @throws java.io.UncheckedIOException if a file cannot be read or written
     * @throws java.util.concurrent.CancellationException if the progress stopped the work; the last whole checkpoint is
     *     left behind and nothing else
     */
    public static Trained train(
            ModelCard card,
            NamedTensors parameters,
            CaseSource training,
            CaseSource validation,
            PersonalizeSettings settings,
            Checkpointing checkpointing,
            Device device,
            Progress progress) {
        require(card, training);
        TrainingCases cases =
                TrainingCases.of(training, validation, settings.selection().heldOut(), settings.seed());
        try (Torch.GradientMode off = Torch.withoutGradient();
                Arena arena = Arena.on(device)) {
            NDManager work = arena.manager();
            Map<String, NDArray> frozen = frozen(parameters);
            Map<String, String> identity = new LinkedHashMap<>(settings.named());
            if (checkpointing.folder() != null) {
                identity.put("Model", ParameterDigest.of(frozen));
            }
            cases.name(identity, training, validation, work);
            try (CheckpointFolder checkpoints = new CheckpointFolder(checkpointing, PHASE, identity)) {
                return train(card, frozen, cases, settings, checkpoints, identity, work, progress);
            }
        }
    }

    static void require(ModelCard card, CaseSource training) {
        if (card.method() == Method.RATER_UNETS) {
            throw new IllegalArgumentException(
                    "The model has one U-Net per rater, so every rater has a mask already. Connect a model with a latent"
                            + " code.");
        }
        card.architecture().requireChannels(training.channels());
        if (!card.raters().equals(training.raters())) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The model was trained with raters %s, the cases are of raters %s. Use cases of the same raters.",
                    card.raters(),
                    training.raters()));
        }
    }

    private static Map<String, NDArray> frozen(NamedTensors parameters) {
        Map<String, NDArray> frozen = new LinkedHashMap<>(parameters.asMap());
        frozen.keySet().removeIf(name -> name.startsWith(PERSONAL));
        return frozen;
    }

    private static Trained train(
            ModelCard card,
            Map<String, NDArray> frozen,
            TrainingCases cases,
            PersonalizeSettings settings,
            CheckpointFolder checkpoints,
            Map<String, String> identity,
            NDManager work,
            Progress progress) {
        Network network = card.network().prompted(settings.prompts());
        Map<String, NDArray> start = Network.initialize(network.personalLayout(), work, settings.seed());
        try (TrainingState state = checkpoints.load(start, work).orElseGet(() -> TrainingState.fresh(start, work))) {
            Map<String, NDArray> all = new LinkedHashMap<>(frozen);
            all.putAll(state.parameters());
            Phase phase = new PhaseTwo(network, all, cases, settings, work);
            settings.loop().run(state, cases, phase, checkpoints, work, progress);
            LearningCurve chosen = state.chosen();
            ModelCards.PhaseResult made = new ModelCards.PhaseResult(
                    PHASE,
                    settings.seed(),
                    identity.get(TrainingCases.DIGEST),
                    metrics(chosen, settings.loop().extendedFrom(state)),
                    settings.named(),
                    cases.seen());
            List<String> warnings = new ArrayList<>(cases.warnings());
            warnings.addAll(checkpoints.warnings());
            warnings.addAll(settings.loop().warnings(state));
            warnings.addAll(state.warnings(cases));
            warnings.addAll(cases.known(card.training().seen()));
            Map<String, NDArray> result = new LinkedHashMap<>(frozen);
            result.putAll(state.best().parameters());
            ModelCard personalized = ModelCards.personalized(card, settings.prompts(), made);
            return new Trained(personalized, Copies.owned(result), state.markedCurve(), warnings);
        }
    }

    private static Map<String, Double> metrics(LearningCurve chosen, int extendedFrom) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("personalize_epoch", (double) chosen.epoch());
        if (extendedFrom > 0) {
            metrics.put("personalize_extended_from_epoch", (double) extendedFrom);
        }
        if (!Double.isNaN(chosen.validationDice())) {
            metrics.put("validation_dice_diagonal", chosen.validationDice());
        }
        return metrics;
    }
}

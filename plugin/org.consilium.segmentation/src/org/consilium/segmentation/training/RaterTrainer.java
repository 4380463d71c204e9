// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consilium.ground.Progress;
import org.consilium.segmentation.data.Batch;
import org.consilium.segmentation.data.NoiseStream;
import org.consilium.segmentation.data.PaddedCases;
import org.consilium.segmentation.loss.Losses;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.model.ModelCards;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.Ops;
import org.consilium.segmentation.network.ParameterLayout;
import org.consilium.segmentation.network.PosteriorInput;
import org.consilium.segmentation.network.UNet;
import org.consilium.segmentation.network.Weights;
import org.consilium.segmentation.prediction.Predictor;
import org.consilium.segmentation.prediction.RaterPredictor;
import org.consilium.tensor.Arena;
import org.consilium.tensor.NamedTensors;

/** Trains one deterministic U-Net per rater, one after the other, each on the cases that the rater looked at. */
final class RaterTrainer {

    private final HarmonizerTrainer.Run run;
    private final UNet unet;
    private final List<LearningCurve> curve = new ArrayList<>();
    private final List<String> warnings;
    private double diceSum;

    RaterTrainer(HarmonizerTrainer.Run run) {
        this.run = run;
        this.unet = new UNet(run.settings().network().profile(), run.training().channels());
        this.warnings = new ArrayList<>(run.cases().warnings());
    }

    /** The caller owns the parameters. */
    Trained train() {
        List<String> raters = run.training().raters();
        try (Arena arena = Arena.beside(run.work())) {
            Map<String, NDArray> parameters = new LinkedHashMap<>();
            for (int r = 0; r < raters.size(); r++) {
                try (NamedTensors net = train(r)) {
                    String module = UNet.module(r) + ".";
                    Copies.of(net.asMap(), arena.manager())
                            .forEach((name, tensor) -> parameters.put(module + name, tensor));
                }
            }
            ModelCard card = card(raters);
            return new Trained(card, arena.handOver(parameters), List.copyOf(curve), warnings);
        }
    }

    private ModelCard card(List<String> raters) {
        TrainSettings settings = run.settings();
        Network network = new Network(
                settings.network().profile(),
                run.training().channels(),
                raters.size(),
                PosteriorInput.SUMMARY,
                false,
                false);
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (!Double.isNaN(diceSum)) {
            metrics.put("validation_dice_diagonal", diceSum / raters.size());
        }
        return ModelCards.afterPhaseOne(settings.network().method(), run.training(), network, true, run.made(metrics));
    }

    private NamedTensors train(int rater) {
        String name = run.training().raters().get(rater);
        TrainingCases cases = run.cases().seenBy(rater);
        if (cases.chosen().isEmpty()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "Rater '%s' outlined no training case, so there is nothing to learn from. Leave the rater out.",
                    name));
        }
        TrainSettings settings = run.settings();
        Map<String, NDArray> parameters = start(rater);
        Map<String, String> identity = new LinkedHashMap<>(run.identity());
        identity.put("Rater", name);
        try (CheckpointFolder checkpoints = new CheckpointFolder(run.checkpointing(), "unet-" + rater, identity);
                TrainingState state = checkpoints
                        .load(parameters, run.work())
                        .orElseGet(() -> TrainingState.fresh(parameters, run.work()))) {
            int raters = run.training().raters().size();
            Progress part = (done, message) -> run.progress().report((rater + done) / raters, name + ": " + message);
            settings.loop().run(state, cases, phase(rater, cases, state.parameters()), checkpoints, run.work(), part);
            state.markedCurve().forEach(row -> curve.add(row.of(name)));
            warnings.addAll(checkpoints.warnings());
            settings.loop().warnings(state).forEach(warning -> warnings.add(name + ": " + warning));
            state.warnings(cases).forEach(warning -> warnings.add(name + ": " + warning));
            diceSum += state.chosen().validationDice();
            return state.best().take();
        }
    }

    /** Start values differ between raters, as their names do. */
    private Map<String, NDArray> start(int rater) {
        String module = UNet.module(rater) + ".";
        Map<String, ParameterLayout.Entry> layout = new LinkedHashMap<>();
        unet.layout().forEach((name, entry) -> layout.put(module + name, entry));
        Map<String, NDArray> parameters = new LinkedHashMap<>();
        Network.initialize(layout, run.work(), run.settings().seed())
                .forEach((name, tensor) -> parameters.put(name.substring(module.length()), tensor));
        run.start().apply("encoder.", unet.profile(), parameters, run.work());
        return parameters;
    }

    private Phase phase(int rater, TrainingCases cases, Map<String, NDArray> parameters) {
        TrainSettings settings = run.settings();
        NDManager work = run.work();
        Weights weights = new Weights(parameters);
        return new Phase() {
            @Override
            public LossTerms terms(Ops ops, int[] indices, int epoch) {
                PaddedCases training = cases.training();
                Batch batch = training.batch(
                        indices,
                        work,
                        settings.augmentation(),
                        index -> NoiseStream.of(
                                settings.seed(),
                                "case",
                                epoch,
                                training.info(index).key()));
                NDArray logits = unet.logits(ops, weights, batch.images(), true);
                NDArray mask = batch.masks().get(":, " + rater + ":" + (rater + 1));
                NDArray loss =
                        Losses.segmentation(ops, logits, mask, work.ones(new Shape(indices.length, 1)), batch.inside());
                return new LossTerms(loss, loss, null, null, null, null, null);
            }

            @Override
            public Validation validate(Progress progress) {
                try (Predictor predictor = new RaterPredictor(unet, List.of(weights), work)) {
                    return Validation.ofRater(predictor, cases, rater, work, progress);
                }
            }
        };
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.consilium.ground.Count;
import org.consilium.ground.Progress;
import org.consilium.pytorch.Torch;
import org.consilium.segmentation.data.Batch;
import org.consilium.segmentation.data.CaseDigest;
import org.consilium.segmentation.data.CaseSource;
import org.consilium.segmentation.data.NoiseStream;
import org.consilium.segmentation.data.PaddedCases;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.model.ModelCards;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.Ops;
import org.consilium.segmentation.network.ParameterLayout;
import org.consilium.segmentation.network.Weights;
import org.consilium.tensor.Arena;
import org.consilium.tensor.NamedTensors;

/**
 * Adds a rater to a personalised model from a few cases. Only the numbers of that rater are trained (144 of them with
 * the paper's sizes), beginning at the mean of the raters before; everything else stays bit for bit as it came, and so
 * do the masks of the other raters.
 */
public final class RaterAdder {

    private static final String PHASE = "add-rater";
    private static final int FEW = 5;

    private RaterAdder() {}

    /**
     * @param card of a personalised model
     * @param parameters of that model; borrowed and not changed
     * @param training cases of which the new rater outlined at least one; other raters are not used; borrowed
     * @return the model with one rater more; the caller owns and closes its parameters
     * @throws IllegalArgumentException if the model has no raters of its own yet, knows the rater already, or the cases
     *     do not fit; says what
     * @throws java.util.concurrent.CancellationException if the progress stopped the work; nothing is left behind
     */
    public static Trained train(
            ModelCard card,
            NamedTensors parameters,
            CaseSource training,
            NewRaterSettings settings,
            Device device,
            Progress progress) {
        require(card, training, settings.rater());
        CaseSource own = new OneRater(training, training.raters().indexOf(settings.rater()));
        TrainingCases cases = few(own, settings);
        try (Torch.GradientMode off = Torch.withoutGradient();
                Arena arena = Arena.on(device)) {
            NDManager work = arena.manager();
            String digest = CaseDigest.of(own, work);
            int index = card.raters().size();
            Map<String, NDArray> start = mean(parameters.asMap(), card, work);
            try (TrainingState state = TrainingState.fresh(start, work)) {
                Map<String, NDArray> all = new LinkedHashMap<>(parameters.asMap());
                all.putAll(state.parameters());
                steps(
                        state,
                        new NewRaterPhase(card.network(), index, new Weights(all), cases, settings, work),
                        progress);
                ModelCards.PhaseResult made = new ModelCards.PhaseResult(
                        PHASE, settings.seed(), digest, Map.of(), settings.named(), cases.seen());
                ModelCard adapted = ModelCards.withRater(card, settings.rater(), made);
                return new Trained(adapted, Copies.owned(all), lastChosen(state.curve()), warnings(cases));
            }
        }
    }

    /** The parameters of the last pass are kept. */
    private static List<LearningCurve> lastChosen(List<LearningCurve> curve) {
        List<LearningCurve> marked = new ArrayList<>(curve);
        marked.add(marked.remove(marked.size() - 1).asChosen());
        return List.copyOf(marked);
    }

    private static void require(ModelCard card, CaseSource training, String rater) {
        if (card.method() == Method.RATER_UNETS || !card.architecture().personalized()) {
            throw new IllegalArgumentException(
                    "A rater can be added to a model that Prompt Personalize has trained for all its raters, which this"
                            + " one is not.");
        }
        card.architecture().requireChannels(training.channels());
        if (card.raters().contains(rater)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "The model knows rater '%s' already; its raters are %s.", rater, card.raters()));
        }
        if (!training.raters().contains(rater)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "The cases are of raters %s; '%s' is not among them.", training.raters(), rater));
        }
    }

    private static TrainingCases few(CaseSource own, NewRaterSettings settings) {
        TrainingCases all = TrainingCases.of(own, null, 0, settings.seed());
        int[] order =
                NoiseStream.of(settings.seed(), "few").permutation(all.chosen().size());
        List<Integer> chosen = Arrays.stream(order)
                .limit(settings.cases())
                .sorted()
                .mapToObj(i -> all.chosen().get(i))
                .toList();
        return new TrainingCases(all.training(), chosen, all.validation(), List.of());
    }

    /** Numbers of the new rater: the mean of those of the raters before. */
    private static Map<String, NDArray> mean(Map<String, NDArray> parameters, ModelCard card, NDManager work) {
        int raters = card.raters().size();
        Map<String, NDArray> start = new LinkedHashMap<>();
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            ParameterLayout.ofRater(card.network(), raters).keySet().forEach(name -> {
                NDList before = new NDList();
                IntStream.range(0, raters)
                        .forEach(i -> before.add(parameters.get(ParameterLayout.renamed(name, raters, i))));
                NDArray mean = NDArrays.stack(before).mean(new int[] {0}).duplicate();
                NDScope.unregister(mean);
                mean.attach(work);
                start.put(name, mean);
            });
        }
        return start;
    }

    private static void steps(TrainingState state, NewRaterPhase phase, Progress progress) {
        NewRaterSettings settings = phase.settings();
        try (Ops ops = new Ops(phase.work())) {
            for (int step = 0; step < settings.steps(); ) {
                Epoch sums = new Epoch();
                int pass = state.epochs();
                for (int[] batch : phase.cases().batches(settings.seed(), pass, settings.batchSize())) {
                    if (step < settings.steps()) {
                        progress.report(
                                step / (double) settings.steps(),
                                String.format(Locale.ROOT, "Step %d/%d", ++step, settings.steps()));
                        EpochLoop.step(ops, state, phase, batch, pass, settings.learningRate(), 0, sums);
                    }
                }
                state.curve().add(sums.row(pass + 1, settings.learningRate(), Validation.NONE));
            }
        }
    }

    private static List<String> warnings(TrainingCases cases) {
        List<String> warnings = new ArrayList<>();
        if (cases.chosen().size() < FEW) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "The new rater was learned from %s; from 5 on the result is worth looking at.",
                    Count.of(cases.chosen().size(), "case")));
        }
        return warnings;
    }

    /** The loss of phase 2 for the new rater alone. Borrows everything. */
    private record NewRaterPhase(
            Network network, int rater, Weights weights, TrainingCases cases, NewRaterSettings settings, NDManager work)
            implements Phase {

        @Override
        public LossTerms terms(Ops ops, int[] indices, int epoch) {
            PaddedCases training = cases.training();
            Batch batch = training.batch(
                    indices,
                    work,
                    settings.augmentation(),
                    index -> NoiseStream.of(
                            settings.seed(), "case", epoch, training.info(index).key()));
            NDArray features =
                    network.features(ops, weights, batch.images(), false).map();
            int latent = network.profile().latent();
            float[] noise = cases.noise(
                    indices, settings.seed(), "bank", epoch, settings.codes().bank() * latent);
            NDArray bank = network.prior(ops, weights, batch.images())
                    .draw(work.create(
                            noise, new Shape(indices.length, settings.codes().bank(), latent)));
            NDArray codes = network.codes(ops, weights, network.shared(ops, weights, features), bank, List.of(rater));
            NDArray logits = network.decode(ops, weights, features, codes);
            PhaseTwoLoss.Terms terms = new PhaseTwoLoss(settings.codes().lambdaGed())
                    .of(ops, logits, batch.masks(), batch.present(), batch.inside());
            return new LossTerms(terms.total(), terms.segmentation(), null, null, terms.ged(), null, null);
        }

        @Override
        public Validation validate(Progress progress) {
            return Validation.NONE;
        }
    }
}

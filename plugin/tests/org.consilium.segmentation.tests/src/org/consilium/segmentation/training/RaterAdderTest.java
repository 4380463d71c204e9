// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.consilium.ground.Progress;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.Synthetic;
import org.consilium.segmentation.data.Augmentation;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.ParameterLayout;
import org.consilium.segmentation.network.PosteriorInput;
import org.consilium.segmentation.network.Profile;
import org.consilium.segmentation.sampling.ProbabilisticSampler;
import org.consilium.segmentation.sampling.SampleSettings;
import org.consilium.tensor.NamedTensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another rater learns from a few cases, and nobody else notices. */
class RaterAdderTest {

    private static final Progress SILENT = (fraction, message) -> {};

    @BeforeAll
    static void start() {
        PyTorch.engine();
    }

    private static NewRaterSettings settings(String rater, int steps) {
        return new NewRaterSettings(rater, 6, steps, 3, 5e-3, new CodeSettings(0.1, 10), Augmentation.NONE, 5);
    }

    /** A model of two raters. */
    private static Trained personalised(boolean prompts) {
        try (Synthetic data = Synthetic.of(6, 2, 32, 32)) {
            Trained one = HarmonizerTrainer.train(data.cases(), null, Runs.phaseOne(2, 1e-3), Device.cpu(), SILENT);
            try (NamedTensors parameters = one.parameters()) {
                PersonalizeSettings settings = new PersonalizeSettings(
                        new Optimisation(1, 4, 2e-3),
                        new CodeSettings(0.1, 10),
                        prompts,
                        Augmentation.NONE,
                        new Selection(0.25, 0),
                        11);
                return PromptPersonalizer.train(
                        one.card(), parameters, data.cases(), null, settings, Device.cpu(), SILENT);
            }
        }
    }

    private static NamedTensors sampled(Trained model, Synthetic data) {
        return ProbabilisticSampler.sample(
                model.card(),
                model.parameters(),
                data.cases(),
                new SampleSettings(2, true, 10, 3),
                Device.cpu(),
                SILENT);
    }

    private static float[] mask(NamedTensors samples, int index, int rater) {
        try (NDArray map = samples.get("personal").get(index, rater)) {
            return map.toFloatArray();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onlyTheNumbersOfTheNewRaterAreTrained(boolean prompts) {
        Trained before = personalised(prompts);
        try (NamedTensors old = before.parameters();
                Synthetic data = Synthetic.of(8, 3, 32, 32)) {
            Trained after =
                    RaterAdder.train(before.card(), old, data.cases(), settings("R2", 12), Device.cpu(), SILENT);
            try (NamedTensors all = after.parameters();
                    NamedTensors masks = sampled(before, data);
                    NamedTensors more = sampled(after, data)) {
                for (String name : old.names()) {
                    assertArrayEquals(
                            old.get(name).toFloatArray(), all.get(name).toFloatArray(), name);
                }
                Set<String> fresh = new TreeSet<>(all.names());
                fresh.removeAll(old.names());
                assertEquals(
                        new TreeSet<>(ParameterLayout.ofRater(after.card().network(), 2)
                                .keySet()),
                        fresh);
                assertEquals(after.card().layout().keySet(), all.names());
                assertEquals(new Shape(8, 3, 32, 32), more.get("personal").getShape());
                for (int i = 0; i < 8; i++) {
                    assertArrayEquals(mask(masks, i, 0), mask(more, i, 0), "rater 0");
                    assertArrayEquals(mask(masks, i, 1), mask(more, i, 1), "rater 1");
                }
                assertArrayEquals(
                        masks.get("probabilities").toFloatArray(),
                        more.get("probabilities").toFloatArray());
                assertFalse(Arrays.equals(mask(more, 0, 1), mask(more, 0, 2)));
                assertEquals(List.of("R0", "R1", "R2"), after.card().raters());
                assertEquals(2, after.card().architecture().posteriorRaters());
                assertEquals(after.card(), ModelCard.fromJson(after.card().toJson()));
                // 6 cases, batches of 3: two steps a pass
                assertEquals(6, after.curve().size());
                assertTrue(after.warnings().isEmpty(), after.warnings().toString());
            }
        }
    }

    @Test
    void theRaterHas144NumbersAndBeginsAtTheMean() {
        Network paper = new Network(Profile.PAPER, 1, 4, PosteriorInput.STACK, true);
        assertEquals(144, ParameterLayout.count(ParameterLayout.ofRater(paper, 4)));
        Trained before = personalised(true);
        try (NamedTensors old = before.parameters();
                Synthetic data = Synthetic.of(4, 3, 32, 32)) {
            NewRaterSettings tiny =
                    new NewRaterSettings("R2", 3, 1, 3, 1e-12, new CodeSettings(0.1, 10), Augmentation.NONE, 5);
            Trained after = RaterAdder.train(before.card(), old, data.cases(), tiny, Device.cpu(), SILENT);
            try (NamedTensors all = after.parameters()) {
                for (String part : List.of("c.%d", "q.%d.weight", "q.%d.bias", "o.%d.weight", "o.%d.bias")) {
                    float[] a = all.get("personal." + String.format(Locale.ROOT, part, 0))
                            .toFloatArray();
                    float[] b = all.get("personal." + String.format(Locale.ROOT, part, 1))
                            .toFloatArray();
                    float[] mean = new float[a.length];
                    IntStream.range(0, a.length).forEach(i -> mean[i] = (a[i] + b[i]) / 2);
                    assertArrayEquals(
                            mean,
                            all.get("personal." + String.format(Locale.ROOT, part, 2))
                                    .toFloatArray(),
                            1e-6f,
                            part);
                }
                assertEquals(1, after.warnings().size(), "three cases are few");
            }
        }
    }

    @Test
    void theNewRaterIsLearned() {
        Trained before = personalised(true);
        try (NamedTensors old = before.parameters();
                Synthetic data = Synthetic.of(6, 3, 32, 32)) {
            NewRaterSettings steps =
                    new NewRaterSettings("R2", 6, 16, 6, 2e-2, new CodeSettings(0.1, 10), Augmentation.NONE, 5);
            Trained after = RaterAdder.train(before.card(), old, data.cases(), steps, Device.cpu(), SILENT);
            after.parameters().close();
            // one step a pass; means, because the draws of the bank differ from step to step
            double first = mean(after.curve().subList(0, 4));
            double last = mean(after.curve().subList(12, 16));
            assertTrue(last < first, first + " to " + last);
        }
    }

    private static double mean(List<LearningCurve> rows) {
        return rows.stream().mapToDouble(LearningCurve::loss).average().orElseThrow();
    }

    @Test
    void whatDoesNotFitIsRefusedInWords() {
        Trained before = personalised(true);
        try (NamedTensors old = before.parameters();
                Synthetic data = Synthetic.of(4, 3, 32, 32)) {
            assertTrue(refused(before.card(), old, data, "R1").contains("already"));
            assertTrue(refused(before.card(), old, data, "R9").contains("R9"));
            assertThrows(IllegalArgumentException.class, () -> settings(" ", 1));
        }
    }

    private static String refused(ModelCard card, NamedTensors parameters, Synthetic data, String rater) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> RaterAdder.train(
                                card, parameters, data.cases(), settings(rater, 1), Device.cpu(), SILENT))
                .getMessage();
    }
}

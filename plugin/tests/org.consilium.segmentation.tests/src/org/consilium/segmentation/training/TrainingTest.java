// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.consilium.ground.Progress;
import org.consilium.pytorch.PyTorch;
import org.consilium.pytorch.Torch;
import org.consilium.segmentation.Synthetic;
import org.consilium.segmentation.data.Augmentation;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.network.PosteriorInput;
import org.consilium.segmentation.network.Profile;
import org.consilium.tensor.NamedTensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both phases on small synthetic cases. */
class TrainingTest {

    private static final Progress SILENT = (fraction, message) -> {};

    @BeforeAll
    static void start() {
        PyTorch.engine();
    }

    private static TrainSettings settings(int epochs, double learningRate) {
        return new TrainSettings(
                new NetworkSettings(Method.CONSILIUM, Profile.COMPACT, true),
                new Optimisation(epochs, 4, learningRate, 1),
                new LossSettings(1, 1e-3, 1, GedKind.PRODUCT, 2),
                Augmentation.FLIPS,
                new Selection(0.25, 0),
                2,
                11);
    }

    private static PersonalizeSettings personal(int epochs) {
        return new PersonalizeSettings(
                new Optimisation(epochs, 4, 2e-3),
                new CodeSettings(0.1, 10),
                true,
                Augmentation.FLIPS,
                new Selection(0.25, 0),
                11);
    }

    private static Trained phaseOne(Synthetic data, TrainSettings settings) {
        return HarmonizerTrainer.train(data.cases(), null, settings, Device.cpu(), SILENT);
    }

    private static Trained phaseTwo(Trained one, Synthetic data, int epochs) {
        return PromptPersonalizer.train(
                one.card(), one.parameters(), data.cases(), null, personal(epochs), Device.cpu(), SILENT);
    }

    private static Map<String, float[]> values(NamedTensors tensors) {
        Map<String, float[]> values = new TreeMap<>();
        tensors.asMap().forEach((name, tensor) -> values.put(name, tensor.toFloatArray()));
        return values;
    }

    private static void assertSame(Map<String, float[]> expected, Map<String, float[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, value) -> assertArrayEquals(value, actual.get(name), name));
    }

    @Tag("slow")
    @Test
    void phaseOneLowersItsLoss() {
        try (Synthetic data = Synthetic.of(8, 2, 32, 32)) {
            Trained trained = phaseOne(data, settings(12, 2e-3));
            try (NamedTensors parameters = trained.parameters()) {
                List<LearningCurve> curve = trained.curve();
                LearningCurve last = curve.get(11);
                // means over epochs: which rater a step learns from, and the codes it draws, differ from epoch to epoch
                assertTrue(
                        mean(curve.subList(9, 12), LearningCurve::loss)
                                < 0.8 * mean(curve.subList(0, 3), LearningCurve::loss),
                        curve.toString());
                assertTrue(
                        mean(curve.subList(9, 12), LearningCurve::segmentation)
                                < 0.85 * mean(curve.subList(0, 3), LearningCurve::segmentation),
                        curve.toString());
                assertEquals(0, last.skipped());
                assertTrue(last.validationGed() >= 0 && last.validationDice() <= 1, last.toString());
                assertEquals(trained.card().network().layout().keySet(), parameters.names());
                assertEquals("compact", trained.card().architecture().profile());
                assertEquals(List.of("R0", "R1"), trained.card().raters());
            }
        }
    }

    private static double mean(List<LearningCurve> rows, ToDoubleFunction<LearningCurve> figure) {
        return rows.stream().mapToDouble(figure).average().orElseThrow();
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        try (Synthetic data = Synthetic.of(6, 2, 32, 32)) {
            Trained a = phaseOne(data, settings(2, 1e-3));
            Trained b = phaseOne(data, settings(2, 1e-3));
            Trained a2 = phaseTwo(a, data, 2);
            Trained b2 = phaseTwo(b, data, 2);
            try (NamedTensors first = a.parameters();
                    NamedTensors second = b.parameters();
                    NamedTensors third = a2.parameters();
                    NamedTensors fourth = b2.parameters()) {
                assertSame(values(first), values(second));
                assertSame(values(third), values(fourth));
                assertEquals(a.curve(), b.curve());
                assertEquals(a2.curve(), b2.curve());
                assertEquals(a2.card(), b2.card());
            }
        }
    }

    @Test
    @DisplayName("Acceptance check 5: phase 2 leaves everything else bit-identical")
    void phaseTwoLeavesEverythingElseAsItWas() {
        try (Synthetic data = Synthetic.of(6, 2, 32, 32)) {
            Trained one = phaseOne(data, settings(2, 1e-3));
            try (NamedTensors before = one.parameters()) {
                Map<String, float[]> expected = values(before);
                Trained two = phaseTwo(one, data, 36);
                try (NamedTensors after = two.parameters()) {
                    assertSame(expected, values(before));
                    Map<String, float[]> actual = values(after);
                    expected.forEach((name, value) -> assertArrayEquals(value, actual.get(name), name));
                    assertTrue(actual.keySet().stream().anyMatch(name -> name.startsWith("personal.prompts")));
                    assertTrue(two.card().architecture().personalized()
                            && !one.card().architecture().personalized());
                    // single epochs jump about with their noise
                    assertTrue(
                            mean(two.curve().subList(24, 36), LearningCurve::loss)
                                    < mean(two.curve().subList(0, 12), LearningCurve::loss),
                            two.curve().toString());
                }
            }
        }
    }

    @Test
    void missingRatersTrainThroughTheirSummary() {
        try (Synthetic data = Synthetic.of(8, 3, 32, 32, true)) {
            Trained one = phaseOne(data, settings(2, 1e-3));
            Trained two = phaseTwo(one, data, 2);
            try (NamedTensors first = one.parameters();
                    NamedTensors second = two.parameters()) {
                assertEquals(PosteriorInput.SUMMARY, one.card().architecture().posteriorInput());
                for (LearningCurve row : two.curve()) {
                    assertTrue(Double.isFinite(row.loss()) && row.skipped() == 0, row.toString());
                }
                assertEquals(first.names().size(), values(first).size());
                assertTrue(second.names().size() > first.names().size());
            }
        }
    }

    @Test
    void theResultDoesNotDependOnTheThreadsGradientMode() throws InterruptedException {
        try (Synthetic data = Synthetic.of(4, 2, 32, 32)) {
            List<Map<String, float[]>> results = new ArrayList<>();
            for (boolean mode : new boolean[] {true, false}) {
                Thread worker = new Thread(() -> {
                    try (Torch.GradientMode thread = mode ? Torch.withGradient() : Torch.withoutGradient();
                            NamedTensors parameters =
                                    phaseOne(data, settings(1, 1e-3)).parameters()) {
                        results.add(values(parameters));
                        results.add(Map.of("mode", new float[] {Torch.isRecording() == mode ? 1 : 0}));
                    }
                });
                worker.start();
                worker.join();
            }
            assertEquals(4, results.size());
            assertSame(results.get(0), results.get(2));
            assertEquals(1f, results.get(1).get("mode")[0]);
            assertEquals(1f, results.get(3).get("mode")[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void progressCanStopAtAnyBatch(int batch) {
        try (Synthetic data = Synthetic.of(8, 2, 32, 32)) {
            int[] calls = {0};
            Progress stopper = (fraction, message) -> {
                assertTrue(fraction >= 0 && fraction <= 1, message);
                if (++calls[0] == batch) {
                    throw new CancellationException();
                }
            };
            assertThrows(
                    CancellationException.class,
                    () -> HarmonizerTrainer.train(data.cases(), null, settings(5, 1e-3), Device.cpu(), stopper));
            assertEquals(batch, calls[0]);
        }
    }

    @Test
    void validationCasesMayBeGiven() {
        try (Synthetic data = Synthetic.of(8, 2, 32, 32);
                Synthetic training = data.subset(IntStream.range(0, 6).boxed().toList());
                Synthetic validation = data.subset(List.of(6, 7))) {
            Trained trained = HarmonizerTrainer.train(
                    training.cases(), validation.cases(), settings(2, 1e-3), Device.cpu(), SILENT);
            try (NamedTensors parameters = trained.parameters()) {
                assertFalse(Double.isNaN(trained.curve().get(1).validationDice()));
                assertTrue(parameters.has("encoder.conv1.weight"));
            }
        }
    }

    @Test
    void aLossThatIsNoNumberStopsWithWords() {
        try (Synthetic data = Synthetic.of(4, 2, 32, 32)) {
            data.cases().images().muli(Float.NaN);
            IllegalArgumentException error =
                    assertThrows(IllegalArgumentException.class, () -> phaseOne(data, settings(60, 1e-3)));
            assertTrue(error.getMessage().contains("not a number"), error.getMessage());
        }
    }

    @Test
    void otherRatersAreRefused() {
        try (Synthetic data = Synthetic.of(4, 2, 32, 32);
                Synthetic others = Synthetic.of(4, 3, 32, 32)) {
            Trained one = phaseOne(data, settings(1, 1e-3));
            try (NamedTensors parameters = one.parameters()) {
                IllegalArgumentException error =
                        assertThrows(IllegalArgumentException.class, () -> phaseTwo(one, others, 1));
                assertTrue(error.getMessage().contains("R2"), error.getMessage());
                assertEquals(one.card().layout().keySet(), parameters.names(), "the refused model stays usable");
            }
        }
    }

    @Test
    void theCardSurvivesJson() {
        try (Synthetic data = Synthetic.of(4, 2, 32, 32)) {
            Trained one = phaseOne(data, settings(1, 1e-3));
            try (NamedTensors parameters = one.parameters()) {
                ModelCard card = one.card().withNormalisation("0 to 1");
                assertEquals(card, ModelCard.fromJson(card.toJson()));
                assertEquals(64, card.training().dataDigest().length());
                assertEquals(0.5, card.images().rowSpacing());
                assertTrue(
                        card.training().threads() >= 1
                                && card.training().versions().containsKey("pytorch"),
                        card.toString());
                assertEquals(PyTorch.arithmetic().description(), card.training().arithmetic());
                assertEquals(card.layout().keySet(), parameters.names());
            }
            IllegalArgumentException error =
                    assertThrows(IllegalArgumentException.class, () -> ModelCard.fromJson("{\"formatVersion\": 99}"));
            assertTrue(error.getMessage().contains("99"), error.getMessage());
        }
    }
}

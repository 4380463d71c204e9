// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.consilium.ground.Progress;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.Synthetic;
import org.consilium.segmentation.data.Augmentation;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.network.Profile;
import org.consilium.segmentation.sampling.ProbabilisticSampler;
import org.consilium.segmentation.sampling.SampleSettings;
import org.consilium.tensor.NamedTensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Baselines and ablations train, say in their card what they are, and are sampled accordingly. */
class MethodsTest {

    private static final Progress SILENT = (fraction, message) -> {};

    @BeforeAll
    static void start() {
        PyTorch.engine();
    }

    private static Trained train(Synthetic data, TrainSettings settings) {
        return HarmonizerTrainer.train(data.cases(), null, settings, Device.cpu(), SILENT);
    }

    @Test
    void theProbabilisticUNetHasNeitherHarmonizerNorEnergyDistance() {
        try (Synthetic data = Synthetic.of(4, 2, 32, 32)) {
            Trained trained = train(data, Runs.phaseOne(Method.PROBABILISTIC_UNET, 1, 1e-3));
            try (NamedTensors parameters = trained.parameters()) {
                assertEquals(Method.PROBABILISTIC_UNET, trained.card().method());
                assertFalse(trained.card().architecture().harmonizer());
                assertTrue(parameters.names().stream().noneMatch(name -> name.startsWith("harmonizer.")));
                assertEquals(
                        "0.0", trained.card().training().settings().get("harmonizer-train.Weight of the GED loss"));
                assertEquals(0, trained.curve().get(0).ged());
                assertEquals(trained.card().layout().keySet(), parameters.names());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(GedKind.class)
    void theKindOfTheEnergyDistanceStandsInTheCard(GedKind kind) {
        try (Synthetic data = Synthetic.of(4, 2, 32, 32)) {
            TrainSettings s = Runs.phaseOne(1, 1e-3);
            Trained trained = train(
                    data,
                    new TrainSettings(
                            new NetworkSettings(Method.CONSILIUM, Profile.COMPACT, true),
                            new Optimisation(1, 4, 1e-3, 0),
                            new LossSettings(1, 1e-3, 1, kind, 2),
                            Augmentation.NONE,
                            new Selection(0.25, 0),
                            2,
                            s.seed()));
            trained.parameters().close();
            assertEquals(
                    kind.name(), trained.card().training().settings().get("harmonizer-train.Overlap in the GED loss"));
            assertTrue(trained.curve().get(0).ged() != 0);
        }
    }

    @Test
    void dPersonaTrainsByItsOwnLoss() {
        try (Synthetic data = Synthetic.of(8, 3, 32, 32, true)) {
            Trained trained = train(data, Runs.phaseOne(Method.DPERSONA, 6, 2e-3));
            try (NamedTensors parameters = trained.parameters()) {
                LearningCurve first = trained.curve().get(0);
                LearningCurve last = trained.curve().get(5);
                assertEquals(first.loss(), first.segmentation() + first.kl() + first.bound(), 1e-5);
                assertTrue(last.bound() < first.bound(), first + " to " + last);
                assertTrue(last.segmentation() < first.segmentation(), first + " to " + last);
                assertTrue(Double.isNaN(last.harmonizer()) && Double.isNaN(last.ged()), last.toString());
                assertEquals(Method.DPERSONA, trained.card().method());
                assertEquals(trained.card().layout().keySet(), parameters.names());
            }
        }
    }

    @Test
    void oneUNetPerRaterGivesTheMasksOfItsRaters() {
        try (Synthetic data = Synthetic.of(8, 3, 32, 32, true)) {
            Trained trained = train(data, Runs.phaseOne(Method.RATER_UNETS, 3, 3e-3));
            try (NamedTensors parameters = trained.parameters()) {
                ModelCard card = trained.card();
                assertEquals(card.layout().keySet(), parameters.names());
                assertTrue(parameters.has("rater.2.encoder.conv1.weight") && parameters.has("rater.0.head.bias"));
                assertFalse(Arrays.equals(
                        parameters.get("rater.0.head.weight").toFloatArray(),
                        parameters.get("rater.1.head.weight").toFloatArray()));
                assertEquals(9, trained.curve().size());
                assertEquals(
                        List.of("R0", "R1", "R2"),
                        trained.curve().stream()
                                .map(LearningCurve::rater)
                                .distinct()
                                .toList());
                assertTrue(
                        trained.curve().get(2).loss() < trained.curve().get(0).loss());
                try (NamedTensors samples = ProbabilisticSampler.sample(
                        card, parameters, data.cases(), new SampleSettings(10, true, 5, 3), Device.cpu(), SILENT)) {
                    assertEquals(
                            new Shape(8, 3, 32, 32),
                            samples.get("probabilities").getShape());
                    assertArrayEquals(
                            samples.get("personal").toFloatArray(),
                            samples.get("probabilities").toFloatArray());
                    assertEquals(3, card.population(10));
                }
                assertThrows(
                        IllegalArgumentException.class,
                        () -> PromptPersonalizer.train(
                                card, parameters, data.cases(), null, personal(true), Device.cpu(), SILENT));
            }
        }
    }

    private static PersonalizeSettings personal(boolean prompts) {
        return new PersonalizeSettings(
                new Optimisation(2, 4, 2e-3),
                new CodeSettings(0.1, 10),
                prompts,
                Augmentation.NONE,
                new Selection(0.25, 0),
                11);
    }

    @Test
    void withoutPromptsOnlyQueriesAndOffsetsTellRatersApart() {
        try (Synthetic data = Synthetic.of(6, 2, 32, 32)) {
            Trained one = train(data, Runs.phaseOne(2, 1e-3));
            try (NamedTensors parameters = one.parameters()) {
                Trained two = PromptPersonalizer.train(
                        one.card(), parameters, data.cases(), null, personal(false), Device.cpu(), SILENT);
                try (NamedTensors personal = two.parameters();
                        NamedTensors samples = ProbabilisticSampler.sample(
                                two.card(),
                                personal,
                                data.cases(),
                                new SampleSettings(2, true, 5, 3),
                                Device.cpu(),
                                SILENT)) {
                    assertFalse(two.card().architecture().prompts());
                    assertEquals(two.card().layout().keySet(), personal.names());
                    assertTrue(personal.names().stream()
                            .noneMatch(name -> name.startsWith("personal.prompt")
                                    || name.startsWith("personal.c.")
                                    || name.startsWith("personal.lka")
                                    || name.startsWith("personal.pwc")));
                    float[] masks = samples.get("personal").get("0").toFloatArray();
                    assertFalse(Arrays.equals(Arrays.copyOf(masks, 1024), Arrays.copyOfRange(masks, 1024, 2048)));
                }
            }
        }
    }

    @Tag("slow")
    @Test
    void aLossThatStaysNoNumberIsCountedAndStopsTheRun() {
        try (Synthetic data = Synthetic.of(6, 2, 32, 32)) {
            // so large a rate that the first step makes every later loss infinite
            TrainSettings settings = Runs.phaseOne(100, 1e30);
            int[] epochs = {0};
            IllegalArgumentException error = assertThrows(
                    IllegalArgumentException.class,
                    () -> HarmonizerTrainer.train(
                            data.cases(),
                            null,
                            settings,
                            Device.cpu(),
                            (done, message) -> epochs[0] += message.endsWith("batch 1/1") ? 1 : 0));
            assertTrue(error.getMessage().contains("20 steps in a row"), error.getMessage());
            assertTrue(error.getMessage().contains("learning rate"), error.getMessage());
            // one step an epoch: the count goes on over their ends
            assertTrue(epochs[0] >= 20 && epochs[0] <= 22, "epochs " + epochs[0]);
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.consilium.ground.Progress;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.Synthetic;
import org.consilium.segmentation.data.Augmentation;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.network.Profile;
import org.consilium.tensor.NamedTensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that was stopped goes on as if it had not been. */
class CheckpointTest {

    private static final Progress SILENT = (fraction, message) -> {};
    private static final int EPOCHS = 4;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        PyTorch.engine();
    }

    private static TrainSettings settings(Method method, double learningRate) {
        return settings(method, learningRate, EPOCHS);
    }

    private static TrainSettings settings(Method method, double learningRate, int epochs) {
        return new TrainSettings(
                new NetworkSettings(method, Profile.COMPACT, true),
                new Optimisation(epochs, 3, learningRate, 1),
                new LossSettings(0.5, 1e-3, 1, GedKind.PRODUCT, 2),
                Augmentation.FLIPS,
                new Selection(0.25, 0),
                2,
                11);
    }

    private static Trained one(Synthetic data, TrainSettings settings, Checkpointing where, Progress progress) {
        return HarmonizerTrainer.train(data.cases(), null, settings, null, where, Device.cpu(), progress);
    }

    /** Cancels at the first batch of an epoch, counted from 1. */
    private static Progress stopAt(int epoch) {
        return (fraction, message) -> {
            if (message.contains("Epoch " + epoch + "/")) {
                throw new CancellationException();
            }
        };
    }

    private static Map<String, float[]> values(NamedTensors tensors) {
        Map<String, float[]> values = new TreeMap<>();
        tensors.asMap().forEach((name, tensor) -> values.put(name, tensor.toFloatArray()));
        return values;
    }

    private static void assertSame(Trained expected, Trained actual) {
        try (NamedTensors a = expected.parameters();
                NamedTensors b = actual.parameters()) {
            Map<String, float[]> values = values(b);
            assertEquals(a.names(), b.names());
            values(a).forEach((name, value) -> assertArrayEquals(value, values.get(name), name));
        }
        assertEquals(expected.curve(), actual.curve());
        assertEquals(expected.card(), actual.card());
        assertEquals(expected.warnings(), actual.warnings());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @Tag("slow")
    @EnumSource(
            value = Method.class,
            names = {"CONSILIUM", "RATER_UNETS"})
    void phaseOneResumesBitByBit(Method method) throws IOException {
        TrainSettings settings = settings(method, 1e-3);
        try (Synthetic data = Synthetic.of(8, 2, 32, 32)) {
            Trained straight = one(data, settings, Checkpointing.OFF, SILENT);
            Checkpointing where = new Checkpointing(folder, 2, true);
            assertThrows(CancellationException.class, () -> one(data, settings, where, stopAt(4)));
            String phase = method == Method.CONSILIUM ? "harmonizer-train" : "unet-0";
            assertEquals(List.of(phase + "-0002.json", phase + "-0002.safetensors"), files());
            assertSame(straight, one(data, settings, where, SILENT));
            assertTrue(files().contains(phase + "-0004.json"), files().toString());
            assertEquals(method == Method.CONSILIUM ? 2 : 4, files().size(), "the checkpoint before is gone");
        }
    }

    @Test
    void phaseTwoResumesBitByBitAndAFinishedRunIsNotRepeated() throws IOException {
        try (Synthetic data = Synthetic.of(6, 2, 32, 32)) {
            TrainSettings phaseOne = settings(Method.CONSILIUM, 1e-3);
            Trained model = one(data, phaseOne, Checkpointing.OFF, SILENT);
            try (NamedTensors parameters = model.parameters()) {
                Trained straight = two(model, data, Checkpointing.OFF, SILENT);
                Checkpointing where = new Checkpointing(folder, 1, true);
                assertThrows(CancellationException.class, () -> two(model, data, where, stopAt(3)));
                assertEquals(List.of("prompt-personalize-0002.json", "prompt-personalize-0002.safetensors"), files());
                assertSame(straight, two(model, data, where, SILENT));
                Progress none = (fraction, message) -> {
                    throw new AssertionError("the run was finished: " + message);
                };
                Trained again = two(model, data, where, none);
                assertEquals(EPOCHS, again.curve().size());
                again.parameters().close();
                Trained other = one(data, settings(Method.CONSILIUM, 2e-3), Checkpointing.OFF, SILENT);
                IllegalArgumentException error =
                        assertThrows(IllegalArgumentException.class, () -> two(other, data, where, SILENT));
                assertTrue(error.getMessage().contains("Model"), error.getMessage());
                other.parameters().close();
                assertTrue(parameters.isOpen());
            }
        }
    }

    private static Trained two(Trained model, Synthetic data, Checkpointing where, Progress progress) {
        PersonalizeSettings settings = new PersonalizeSettings(
                new Optimisation(EPOCHS, 3, 2e-3),
                new CodeSettings(0.1, 10),
                true,
                Augmentation.FLIPS,
                new Selection(0.25, 0),
                11);
        return PromptPersonalizer.train(
                model.card(), model.parameters(), data.cases(), null, settings, where, Device.cpu(), progress);
    }

    /** A run that was killed is found again by its settings, its data and its arithmetic, and by nothing else. */
    @Test
    void whatNobodyAskedForResumesBitByBitAndGoesAtTheEnd() throws IOException {
        TrainSettings settings = settings(Method.CONSILIUM, 1e-3);
        Checkpointing often = new Checkpointing(folder, 1, true, new Checkpointing.Automatic(0, false));
        try (Synthetic data = Synthetic.of(8, 2, 32, 32)) {
            Trained straight = one(data, settings, Checkpointing.OFF, SILENT);
            assertThrows(CancellationException.class, () -> one(data, settings, often, stopAt(3)));
            assertEquals(1, files().size());

            one(data, settings(Method.CONSILIUM, 2e-3), often, SILENT)
                    .parameters()
                    .close();
            assertEquals(1, files().size(), "another run is in nobody's way");

            List<String> said = new ArrayList<>();
            assertSame(straight, one(data, settings, often, (fraction, message) -> said.add(message)));
            assertEquals("Goes on after epoch 2 from the checkpoint of an earlier run", said.get(0));
            assertEquals(List.of(), files());
        }
    }

    @Test
    void whatNobodyAskedForWaitsForItsTimeAndMayBeKept() throws IOException {
        TrainSettings settings = settings(Method.CONSILIUM, 1e-3);
        try (Synthetic data = Synthetic.of(4, 2, 32, 32)) {
            Checkpointing late = new Checkpointing(folder, 1, true, new Checkpointing.Automatic(1e9, true));
            one(data, settings, late, SILENT).parameters().close();
            assertEquals(List.of(), files());

            Checkpointing kept = new Checkpointing(folder, 1, true, new Checkpointing.Automatic(0, true));
            Trained first = one(data, settings, kept, SILENT);
            assertEquals(1, files().size());
            Progress none = (fraction, message) -> {
                // the chosen epoch is measured once more
                assertTrue(message.startsWith("Validation case"), "the run was finished: " + message);
            };
            assertSame(first, one(data, settings, kept, none));
        }
    }

    @Test
    void aCheckpointThatIsBrokenCostsNoTrainingThatDidNotAskForIt() throws IOException {
        TrainSettings settings = settings(Method.CONSILIUM, 1e-3);
        Checkpointing kept = new Checkpointing(folder, 1, true, new Checkpointing.Automatic(0, true));
        try (Synthetic data = Synthetic.of(4, 2, 32, 32)) {
            Trained first = one(data, settings, kept, SILENT);
            Path run = folder.resolve(files().get(0));
            Files.writeString(run.resolve("harmonizer-train-0004.json"), "{");

            assertSame(first, one(data, settings, kept, SILENT));
        }
    }

    @Test
    void aTrainingIsExtendedAndSaysWhatThatMeans() {
        Checkpointing where = new Checkpointing(folder, 1, true);
        try (Synthetic data = Synthetic.of(8, 2, 32, 32)) {
            Trained shorter = one(data, settings(Method.CONSILIUM, 1e-3, 2), where, SILENT);
            Trained longer = one(data, settings(Method.CONSILIUM, 1e-3, 4), where, SILENT);
            shorter.parameters().close();
            longer.parameters().close();

            assertEquals(4, longer.curve().size());
            for (int i = 0; i < 2; i++) {
                assertEquals(
                        shorter.curve().get(i).loss(), longer.curve().get(i).loss());
                assertEquals(
                        shorter.curve().get(i).learningRate(),
                        longer.curve().get(i).learningRate());
            }
            assertEquals(Schedule.cosine(1e-3, 2, 4), longer.curve().get(2).learningRate());
            assertTrue(
                    longer.warnings().stream()
                            .anyMatch(said -> said.startsWith("The training was extended to 4 epochs from a checkpoint."
                                    + " Up to epoch 2 the learning rate")),
                    longer.warnings().toString());
            assertFalse(shorter.warnings().toString().contains("extended"));

            String refused = refused(data, settings(Method.CONSILIUM, 1e-3, 3), where);
            assertTrue(refused.contains("Epochs (4 there, 3 here)"), refused);
        }
    }

    /** Two runs in one folder deleted each other's checkpoints. */
    @Test
    void aSecondRunInTheSameFolderIsRefused() throws IOException {
        try (Synthetic data = Synthetic.of(4, 2, 32, 32)) {
            Checkpointing where = new Checkpointing(folder, 1, true);
            TrainSettings settings = settings(Method.CONSILIUM, 1e-3);
            List<String> refusals = new ArrayList<>();
            Progress meanwhile = (fraction, message) -> {
                if (refusals.isEmpty()) {
                    refusals.add(refused(data, settings, where));
                }
            };
            one(data, settings, where, meanwhile).parameters().close();
            assertTrue(refusals.get(0).contains("in use by another run"), refusals.get(0));
            assertEquals(List.of("harmonizer-train-0004.json", "harmonizer-train-0004.safetensors"), files());
        }
    }

    @Test
    void whatDiffersIsNamed() {
        try (Synthetic data = Synthetic.of(4, 2, 32, 32);
                Synthetic others = data.subset(List.of(3, 2, 1, 0))) {
            Checkpointing where = new Checkpointing(folder, 1, true);
            TrainSettings settings = settings(Method.CONSILIUM, 1e-3);
            assertThrows(CancellationException.class, () -> one(data, settings, where, stopAt(2)));
            String learningRate = refused(data, settings(Method.CONSILIUM, 2e-3), where);
            assertTrue(learningRate.contains("Learning rate (0.001 there, 0.002 here)"), learningRate);
            String method = refused(data, settings(Method.PROBABILISTIC_UNET, 1e-3), where);
            assertTrue(method.contains("Method") && method.contains("Noise Harmonizer"), method);
            String cases = refused(others, settings, where);
            assertTrue(cases.contains("Training cases") && !cases.contains("Learning rate"), cases);
            Trained anew = one(data, settings(Method.CONSILIUM, 2e-3), new Checkpointing(folder, 1, false), SILENT);
            assertEquals(EPOCHS, anew.curve().size());
            anew.parameters().close();
        }
    }

    private String refused(Synthetic data, TrainSettings settings, Checkpointing where) {
        return assertThrows(IllegalArgumentException.class, () -> one(data, settings, where, SILENT))
                .getMessage();
    }

    @Test
    void brokenCheckpointsAreRefusedInWords() throws IOException {
        try (Synthetic data = Synthetic.of(4, 2, 32, 32)) {
            Checkpointing where = new Checkpointing(folder, 1, true);
            TrainSettings settings = settings(Method.CONSILIUM, 1e-3);
            Path json = folder.resolve("harmonizer-train-0003.json");
            Files.writeString(json, "{\"formatVersion\": 77}");
            String version = refused(data, settings, where);
            assertTrue(version.contains("77"), version);
            Files.writeString(json, "no JSON at all {");
            assertTrue(refused(data, settings, where).contains("no valid JSON"));
        }
    }

    @Test
    void trainingStopsEarlyAndAResumedRunStopsThere() {
        TrainSettings patient = new TrainSettings(
                // far too slow to get better than the figures jump about
                new NetworkSettings(Method.CONSILIUM, Profile.COMPACT, true),
                new Optimisation(40, 4, 1e-9, 0),
                new LossSettings(1, 1e-3, 1, GedKind.PRODUCT, 2),
                Augmentation.NONE,
                new Selection(0.25, 2),
                2,
                11);
        try (Synthetic data = Synthetic.of(8, 2, 32, 32)) {
            Checkpointing where = new Checkpointing(folder, 1, true);
            Trained trained = one(data, patient, where, SILENT);
            int last = trained.curve().size();
            double best = trained.card().training().metrics().get("epoch");
            assertTrue(last < 40, "epochs " + last);
            assertEquals(2, last - best);
            assertSame(trained, one(data, patient, where, SILENT));
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.ground.Progress;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.Synthetic;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.network.Profile;
import org.consilium.segmentation.sampling.ProbabilisticSampler;
import org.consilium.segmentation.sampling.SampleSettings;
import org.consilium.segmentation.training.HarmonizerTrainer;
import org.consilium.segmentation.training.LossSettings;
import org.consilium.segmentation.training.NetworkSettings;
import org.consilium.segmentation.training.Optimisation;
import org.consilium.segmentation.training.Selection;
import org.consilium.segmentation.training.TrainSettings;
import org.consilium.segmentation.training.Trained;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.safetensors.SafetensorsFile;
import org.consilium.tensor.safetensors.SafetensorsWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases out of a file are the same cases. */
class StreamedCasesTest {

    private static final Progress SILENT = (fraction, message) -> {};

    @TempDir
    Path folder;

    private Path written(Synthetic data) throws IOException {
        Path file = folder.resolve("cases.safetensors");
        CaseSet set = data.cases();
        SafetensorsWriter.write(
                file, Map.of("images", set.images(), "masks", set.masks(), "present", set.present()), Map.of());
        return file;
    }

    private StreamedCases streamed(Synthetic data) throws IOException {
        return new StreamedCases(data.cases().raters(), data.cases().cases(), SafetensorsFile.open(written(data)));
    }

    private static void assertSame(CaseSource.Slices expected, CaseSource.Slices actual) {
        assertEquals(expected.images().getShape(), actual.images().getShape());
        assertArrayEquals(expected.images().toFloatArray(), actual.images().toFloatArray());
        assertEquals(expected.masks().getShape(), actual.masks().getShape());
        assertEquals(expected.masks().toByteBuffer(), actual.masks().toByteBuffer());
    }

    @Test
    void theSameCasesWhetherExpectedOrNot() throws IOException {
        try (Synthetic data = Synthetic.of(7, 3, 20, 24, true);
                StreamedCases streamed = streamed(data);
                NDManager manager = PyTorch.engine().newBaseManager()) {
            CaseSet set = data.cases();
            assertEquals(
                    List.of(1, 20, 24, 7),
                    List.of(streamed.channels(), streamed.height(), streamed.width(), streamed.size()));
            for (int i = 0; i < 7; i++) {
                for (int r = 0; r < 3; r++) {
                    assertEquals(set.present(i, r), streamed.present(i, r));
                }
            }
            int[][] batches = {{6, 0, 3}, {1}, {2, 5}, {4, 4}};
            for (int b = 0; b < batches.length; b++) {
                CaseSource.Slices now = streamed.gather(batches[b], manager);
                streamed.expect(batches[(b + 1) % batches.length]);
                assertSame(set.gather(batches[b], manager), now);
            }
            assertSame(set.gather(new int[] {5}, manager), streamed.gather(new int[] {5}, manager));
            assertSame(set.gather(batches[0], manager), streamed.gather(batches[0], manager));
        }
    }

    private static Trained train(CaseSource cases) {
        TrainSettings settings = new TrainSettings(
                new NetworkSettings(Method.CONSILIUM, Profile.COMPACT, true),
                new Optimisation(2, 4, 1e-3, 1),
                new LossSettings(1, 1e-3, 1, GedKind.PRODUCT, 2),
                Augmentation.ROTATION,
                new Selection(0.25, 0),
                2,
                11);
        return HarmonizerTrainer.train(cases, null, settings, Device.cpu(), SILENT);
    }

    @Test
    void trainingAndSamplingAreBitIdentical() throws IOException {
        try (Synthetic data = Synthetic.of(6, 2, 32, 32);
                StreamedCases streamed = streamed(data)) {
            Trained resident = train(data.cases());
            Trained fromFile = train(streamed);
            try (NamedTensors a = resident.parameters();
                    NamedTensors b = fromFile.parameters()) {
                assertEquals(a.names(), b.names());
                a.asMap()
                        .forEach((name, tensor) -> assertArrayEquals(
                                tensor.toFloatArray(), b.get(name).toFloatArray(), name));
                assertEquals(resident.curve(), fromFile.curve());
                assertEquals(
                        resident.card().training().dataDigest(),
                        fromFile.card().training().dataDigest());
                try (NamedTensors s = sample(resident, a, data.cases());
                        NamedTensors t = sample(fromFile, b, streamed)) {
                    assertArrayEquals(
                            s.get(ProbabilisticSampler.PROBABILITIES).toFloatArray(),
                            t.get(ProbabilisticSampler.PROBABILITIES).toFloatArray());
                }
            }
        }
    }

    private static NamedTensors sample(Trained model, NamedTensors parameters, CaseSource cases) {
        return ProbabilisticSampler.sample(
                model.card(), parameters, cases, new SampleSettings(3, false, 1, 5), Device.cpu(), SILENT);
    }

    @Test
    void aFileThatDoesNotFit() throws IOException {
        try (Synthetic data = Synthetic.of(4, 2, 32, 32)) {
            SafetensorsFile file = SafetensorsFile.open(written(data));
            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> new StreamedCases(List.of("A"), data.cases().cases(), file))
                    .getMessage();
            assertTrue(message.contains("'masks'") && message.contains("4 cases of 1 rater"), message);
            List<CaseInfo> fewer = data.cases().cases().subList(0, 3);
            String images = assertThrows(
                            IllegalArgumentException.class,
                            () -> new StreamedCases(data.cases().raters(), fewer, file))
                    .getMessage();
            assertTrue(images.contains("'images'") && images.contains("3 cases of 2 raters"), images);
        }
    }

    @Test
    void aFileThatGoesAwayIsAnErrorAlsoWhenReadAhead() throws IOException {
        try (Synthetic data = Synthetic.of(4, 2, 32, 32);
                StreamedCases streamed = streamed(data);
                NDManager manager = PyTorch.engine().newBaseManager()) {
            Files.delete(folder.resolve("cases.safetensors"));
            streamed.expect(new int[] {1});
            assertThrows(UncheckedIOException.class, () -> streamed.gather(new int[] {1}, manager));
            assertThrows(UncheckedIOException.class, () -> streamed.gather(new int[] {2}, manager));
        }
    }

    @Test
    void closingEndsTheSecondThread() throws Exception {
        Set<Thread> others = readers();
        try (Synthetic data = Synthetic.of(4, 2, 32, 32);
                NDManager manager = PyTorch.engine().newBaseManager()) {
            StreamedCases streamed = streamed(data);
            streamed.expect(new int[] {1});
            streamed.gather(new int[] {1}, manager).images().close();
            Set<Thread> own = readers();
            own.removeAll(others);
            assertEquals(1, own.size());
            streamed.close();
            Thread reader = own.iterator().next();
            // its pool has ended, and it is on its last steps; a thread that goes on would wait for ever
            reader.join(60_000);
            assertFalse(reader.isAlive());
        }
    }

    private static Set<Thread> readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("Consilium-Read-Ahead"))
                .collect(Collectors.toSet());
    }
}

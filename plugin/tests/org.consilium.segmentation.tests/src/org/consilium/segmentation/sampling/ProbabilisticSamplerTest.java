// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.consilium.ground.Progress;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.Synthetic;
import org.consilium.segmentation.model.Architecture;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.model.TrainedImages;
import org.consilium.segmentation.model.TrainingRecord;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.ParameterLayout;
import org.consilium.segmentation.network.PosteriorInput;
import org.consilium.segmentation.network.Profile;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.safetensors.SafetensorsWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sampling from a fresh model: what matters is which noise goes where. */
class ProbabilisticSamplerTest {

    private static final Progress SILENT = (fraction, message) -> {};

    private static ModelCard card(int raters, boolean personalized) {
        List<String> names = new ArrayList<>();
        for (int r = 0; r < raters; r++) {
            names.add("R" + r);
        }
        return new ModelCard(
                Method.CONSILIUM,
                names,
                new Architecture("compact", 1, raters, PosteriorInput.SUMMARY, true, true, personalized),
                TrainedImages.UNKNOWN,
                new TrainingRecord(1, 1, "", Map.of(), Map.of(), Map.of(), Map.of()));
    }

    private static NamedTensors model(int raters) {
        NDManager owner = PyTorch.engine().newBaseManager();
        Network network = new Network(Profile.COMPACT, 1, raters, PosteriorInput.SUMMARY, true);
        Map<String, NDArray> parameters = new LinkedHashMap<>(Network.initialize(network.layout(), owner, 1));
        parameters.putAll(Network.initialize(ParameterLayout.personalization(Profile.COMPACT, raters), owner, 1));
        return new NamedTensors(owner, parameters);
    }

    private static float[] of(NamedTensors samples, String name, int index) {
        try (NDArray one = samples.get(name).get(index)) {
            return one.toFloatArray();
        }
    }

    @Test
    void aCaseDoesNotDependOnItsCompany() {
        try (NamedTensors model = model(2);
                Synthetic data = Synthetic.of(6, 2, 40, 36);
                Synthetic few = data.subset(List.of(5, 2))) {
            SampleSettings settings = new SampleSettings(5, true, 20, 3);
            try (NamedTensors all = ProbabilisticSampler.sample(
                            card(2, true), model, data.cases(), settings, Device.cpu(), SILENT);
                    NamedTensors some = ProbabilisticSampler.sample(
                            card(2, true), model, few.cases(), settings, Device.cpu(), SILENT)) {
                assertEquals(new Shape(6, 5, 40, 36), all.get("probabilities").getShape());
                assertEquals(new Shape(6, 2, 40, 36), all.get("personal").getShape());
                for (String name : List.of("probabilities", "personal")) {
                    assertArrayEquals(of(all, name, 5), of(some, name, 0), name);
                    assertArrayEquals(of(all, name, 2), of(some, name, 1), name);
                }
                for (float p : of(all, "probabilities", 0)) {
                    assertTrue(p >= 0 && p <= 1);
                }
            }
        }
    }

    @Test
    void whatGoesToTheFileCaseByCaseIsTheFileOfTheWhole(@TempDir Path folder) throws IOException {
        List<SampleSettings> all = List.of(
                new SampleSettings(3, true, 20, 3, NoiseSharing.VOLUME, Set.of(SampleMap.values())),
                new SampleSettings(2, false, 20, 3, NoiseSharing.VOLUME, Set.of(SampleMap.ENTROPY, SampleMap.MEAN)),
                new SampleSettings(0, true, 20, 3, NoiseSharing.VOLUME, Set.of(SampleMap.MASKS)));
        try (NamedTensors model = model(2);
                Synthetic data = Synthetic.of(3, 2, 40, 36)) {
            for (SampleSettings settings : all) {
                Path rows = folder.resolve("rows");
                Path whole = folder.resolve("whole");
                SafetensorsWriter.write(
                        rows,
                        ProbabilisticSampler.layout(card(2, true), data.cases(), settings),
                        Map.of(),
                        writer -> ProbabilisticSampler.sample(
                                card(2, true),
                                model,
                                data.cases(),
                                settings,
                                Device.cpu(),
                                SILENT,
                                (name, index, values) -> writer.write(name, index, values.toByteBuffer())));
                try (NamedTensors samples = ProbabilisticSampler.sample(
                        card(2, true), model, data.cases(), settings, Device.cpu(), SILENT)) {
                    SafetensorsWriter.write(whole, samples, Map.of());
                }
                assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(rows), settings.toString());
            }
        }
    }

    @Test
    void aSinkThatFailsEndsTheSampling() {
        IOException full = new IOException("No space left on device");
        try (NamedTensors model = model(2);
                Synthetic data = Synthetic.of(1, 2, 32, 32)) {
            SampleSettings settings = new SampleSettings(1, false, 20, 3);
            IOException seen = assertThrows(
                    IOException.class,
                    () -> ProbabilisticSampler.sample(
                            card(2, false),
                            model,
                            data.cases(),
                            settings,
                            Device.cpu(),
                            SILENT,
                            (name, index, values) -> {
                                throw full;
                            }));
            assertSame(full, seen);
        }
    }

    @Test
    void samplesDifferAndFollowTheSeed() {
        try (NamedTensors model = model(2);
                Synthetic data = Synthetic.of(1, 2, 32, 32)) {
            try (NamedTensors a = sample(model, data, 1);
                    NamedTensors b = sample(model, data, 1);
                    NamedTensors c = sample(model, data, 2)) {
                assertArrayEquals(of(a, "probabilities", 0), of(b, "probabilities", 0));
                assertFalse(Arrays.equals(of(a, "probabilities", 0), of(c, "probabilities", 0)));
                float[] maps = of(a, "probabilities", 0);
                assertFalse(Arrays.equals(Arrays.copyOf(maps, 1024), Arrays.copyOfRange(maps, 1024, 2048)));
                assertFalse(a.has("personal"));
            }
        }
    }

    private static NamedTensors sample(NamedTensors model, Synthetic data, long seed) {
        return ProbabilisticSampler.sample(
                card(2, false), model, data.cases(), new SampleSettings(3, false, 20, seed), Device.cpu(), SILENT);
    }

    @Test
    void slicesOfAVolumeShareTheirNoise() {
        // with one image for all slices, equal noise is equal samples
        try (NamedTensors model = model(2);
                Synthetic data = Synthetic.of(4, 2, 32, 32)) {
            NDArray images = data.cases().images();
            for (int i = 1; i < 4; i++) {
                images.set(new ai.djl.ndarray.index.NDIndex(i), images.get(0));
            }
            try (NamedTensors samples = sample(model, data, 1)) {
                assertArrayEquals(of(samples, "probabilities", 0), of(samples, "probabilities", 1));
                assertFalse(Arrays.equals(of(samples, "probabilities", 0), of(samples, "probabilities", 2)));
            }
        }
    }

    @Test
    void slicesDrawnOneByOneShareNothing() {
        try (NamedTensors model = model(2);
                Synthetic data = Synthetic.of(2, 2, 32, 32)) {
            NDArray images = data.cases().images();
            images.set(new ai.djl.ndarray.index.NDIndex(1), images.get(0));
            SampleSettings settings = new SampleSettings(3, false, 20, 1, NoiseSharing.SLICE, Set.of(SampleMap.MEAN));
            try (NamedTensors samples = ProbabilisticSampler.sample(
                            card(2, false), model, data.cases(), settings, Device.cpu(), SILENT);
                    NamedTensors shared = sample(model, data, 1)) {
                assertFalse(Arrays.equals(of(samples, "probabilities", 0), of(samples, "probabilities", 1)));
                assertArrayEquals(of(shared, "probabilities", 0), of(shared, "probabilities", 1));
            }
        }
    }

    @Test
    @DisplayName("Acceptance check 7: neither the size nor the order of the set changes a bit")
    void neitherTheSizeNorTheOrderOfTheSetChangesABit() {
        try (NamedTensors model = model(2);
                Synthetic seven = Synthetic.of(7, 2, 40, 36);
                Synthetic reversed = seven.subset(List.of(6, 5, 4, 3, 2, 1, 0));
                Synthetic three = seven.subset(List.of(4, 0, 6));
                Synthetic one = seven.subset(List.of(3))) {
            SampleSettings settings = everything(4);
            try (NamedTensors all = draw(model, seven, settings);
                    NamedTensors backwards = draw(model, reversed, settings);
                    NamedTensors some = draw(model, three, settings);
                    NamedTensors single = draw(model, one, settings)) {
                for (String name : all.names()) {
                    for (int i = 0; i < 7; i++) {
                        assertArrayEquals(bytes(all, name, i), bytes(backwards, name, 6 - i), name);
                    }
                    assertArrayEquals(bytes(all, name, 4), bytes(some, name, 0), name);
                    assertArrayEquals(bytes(all, name, 0), bytes(some, name, 1), name);
                    assertArrayEquals(bytes(all, name, 6), bytes(some, name, 2), name);
                    assertArrayEquals(bytes(all, name, 3), bytes(single, name, 0), name);
                }
            }
        }
    }

    private static SampleSettings everything(int samples) {
        return new SampleSettings(samples, true, 20, 3, NoiseSharing.VOLUME, EnumSet.allOf(SampleMap.class));
    }

    private static NamedTensors draw(NamedTensors model, Synthetic data, SampleSettings settings) {
        return ProbabilisticSampler.sample(card(2, true), model, data.cases(), settings, Device.cpu(), SILENT);
    }

    private static byte[] bytes(NamedTensors samples, String name, int index) {
        try (NDArray one = samples.get(name).get(index)) {
            ByteBuffer buffer = one.toByteBuffer();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        }
    }

    @Test
    void mapsAndMasksBelongToTheProbabilities() {
        try (NamedTensors model = model(2);
                Synthetic data = Synthetic.of(2, 2, 50, 33);
                NamedTensors samples = draw(model, data, everything(5))) {
            assertEquals(
                    Set.of(
                            "probabilities",
                            "personal",
                            "masks",
                            "personal_masks",
                            "mean",
                            "entropy",
                            "variance",
                            "agreement"),
                    samples.names());
            assertEquals(new Shape(2, 5, 50, 33), samples.get("masks").getShape());
            assertEquals(new Shape(2, 2, 50, 33), samples.get("personal_masks").getShape());
            assertEquals(DataType.UINT8, samples.get("masks").getDataType());
            for (int i = 0; i < 2; i++) {
                float[] maps = of(samples, "probabilities", i);
                Uncertainty expected = Uncertainty.of(maps, 50 * 33);
                assertArrayEquals(expected.mean(), of(samples, "mean", i));
                assertArrayEquals(expected.entropy(), of(samples, "entropy", i));
                assertArrayEquals(expected.variance(), of(samples, "variance", i));
                assertArrayEquals(expected.agreement(), of(samples, "agreement", i));
                byte[] masks = bytes(samples, "masks", i);
                for (int p = 0; p < maps.length; p++) {
                    assertEquals(maps[p] > 0.5f ? 1 : 0, masks[p]);
                }
            }
        }
    }

    @Test
    void masksPerRaterNeedNoSamples() {
        try (NamedTensors model = model(2);
                Synthetic data = Synthetic.of(1, 2, 32, 32);
                NamedTensors both = draw(model, data, everything(2));
                NamedTensors only = draw(model, data, everything(0))) {
            assertFalse(only.has("probabilities") || only.has("masks"));
            assertArrayEquals(of(both, "personal", 0), of(only, "personal", 0));
            assertArrayEquals(Uncertainty.of(of(only, "personal", 0), 1024).entropy(), of(only, "entropy", 0));
        }
    }

    @ParameterizedTest
    @CsvSource({"100, 84", "32, 96", "31, 33", "1, 40"})
    void anySizeIsPaddedAndCutBack(int height, int width) {
        try (NamedTensors model = model(2);
                Synthetic data = Synthetic.of(1, 2, height, width);
                NamedTensors samples = draw(model, data, everything(3))) {
            assertEquals(
                    new Shape(1, 3, height, width), samples.get("probabilities").getShape());
            assertEquals(new Shape(1, 2, height, width), samples.get("personal").getShape());
            // the same as a set that repeats its last row and column itself
            try (Synthetic padded = data.padded(32);
                    NamedTensors whole = draw(model, padded, everything(3));
                    NDArray cut = whole.get("probabilities").get(":, :, 0:" + height + ", 0:" + width)) {
                assertArrayEquals(
                        cut.toFloatArray(), samples.get("probabilities").toFloatArray());
            }
        }
    }

    @Test
    @DisplayName("Acceptance check 8: another rater changes nobody else, bit by bit")
    void anotherRaterChangesNobodyElse() {
        try (NamedTensors two = model(2);
                NamedTensors three = model(3);
                Synthetic data = Synthetic.of(2, 2, 32, 32)) {
            // the same parameters, and those of one rater more
            Map<String, NDArray> extended = new HashMap<>(three.asMap());
            extended.putAll(two.asMap());
            try (NDManager owner = PyTorch.engine().newBaseManager()) {
                NamedTensors more = new NamedTensors(owner, extended);
                SampleSettings settings = new SampleSettings(1, true, 20, 3);
                try (NamedTensors before = ProbabilisticSampler.sample(
                                card(2, true), two, data.cases(), settings, Device.cpu(), SILENT);
                        NamedTensors after = ProbabilisticSampler.sample(
                                card(3, true), more, data.cases(), settings, Device.cpu(), SILENT)) {
                    for (int i = 0; i < 2; i++) {
                        float[] old = of(before, "personal", i);
                        assertArrayEquals(old, Arrays.copyOf(of(after, "personal", i), old.length));
                    }
                }
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefusedInWords() {
        try (NamedTensors model = model(2);
                Synthetic data = Synthetic.of(1, 2, 32, 32)) {
            IllegalArgumentException error = assertThrows(
                    IllegalArgumentException.class,
                    () -> ProbabilisticSampler.sample(
                            card(2, false),
                            model,
                            data.cases(),
                            new SampleSettings(1, true, 5, 1),
                            Device.cpu(),
                            SILENT));
            assertTrue(error.getMessage().contains("Prompt Personalize"), error.getMessage());
            assertThrows(
                    CancellationException.class,
                    () -> ProbabilisticSampler.sample(
                            card(2, false),
                            model,
                            data.cases(),
                            new SampleSettings(1, false, 5, 1),
                            Device.cpu(),
                            (fraction, message) -> {
                                throw new CancellationException();
                            }));
            assertThrows(IllegalArgumentException.class, () -> new SampleSettings(0, false, 5, 1));
        }
    }
}

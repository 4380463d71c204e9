// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.consilium.ground.Progress;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.Synthetic;
import org.consilium.tensor.NamedTensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where digits or small letters are other ones, a run gives the same numbers and finds its checkpoints again. */
class LocaleTest {

    @TempDir
    private Path folder;

    private Locale before;

    @BeforeAll
    static void start() {
        PyTorch.engine();
    }

    @BeforeEach
    void remember() {
        before = Locale.getDefault();
    }

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fa-IR", "tr-TR", "de-DE"})
    void aRunGoesOn(String language) throws IOException {
        try (Synthetic data = Synthetic.of(4, 2, 32, 32)) {
            Locale.setDefault(Locale.ROOT);
            float[] expected = head(train(data, Checkpointing.OFF, (fraction, message) -> {}));
            Locale.setDefault(Locale.forLanguageTag(language));
            Checkpointing where = new Checkpointing(folder, 1, true);
            assertThrows(CancellationException.class, () -> train(data, where, LocaleTest::stopAtTheSecond));
            assertEquals(List.of("harmonizer-train-0001.json", "harmonizer-train-0001.safetensors"), files());
            List<String> messages = new ArrayList<>();
            float[] actual = head(train(data, where, (fraction, message) -> messages.add(message)));
            assertArrayEquals(expected, actual);
            assertTrue(messages.stream().noneMatch(message -> message.contains("Epoch 1/")), messages.toString());
        }
    }

    private static Trained train(Synthetic data, Checkpointing where, Progress progress) {
        return HarmonizerTrainer.train(data.cases(), null, Runs.phaseOne(2, 1e-3), null, where, Device.cpu(), progress);
    }

    private static void stopAtTheSecond(double fraction, String message) {
        if (message.contains("Epoch 2/")) {
            throw new CancellationException();
        }
    }

    /** Values of the first parameter; the result is closed. */
    private static float[] head(Trained trained) {
        try (NamedTensors parameters = trained.parameters()) {
            return parameters.asMap().values().iterator().next().toFloatArray();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

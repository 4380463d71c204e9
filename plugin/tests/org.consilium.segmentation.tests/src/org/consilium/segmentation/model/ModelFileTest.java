// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.PosteriorInput;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.safetensors.SafetensorsFile;
import org.consilium.tensor.safetensors.SafetensorsWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

    @TempDir
    Path folder;

    private final ModelCard card = new ModelCard(
            Method.CONSILIUM,
            List.of("Ä", "B"),
            new Architecture("compact", 1, 2, PosteriorInput.STACK, true, true, false),
            new TrainedImages("", "percentiles", 0.5, 0.7),
            new TrainingRecord(3, 1, "00", Map.of("validation_ged", 0.25), Map.of(), Map.of(), Map.of()));

    private NamedTensors parameters() {
        NDManager owner = PyTorch.engine().newBaseManager(Device.cpu());
        return new NamedTensors(owner, Network.initialize(card.layout(), owner, 3));
    }

    private static void assertSame(NamedTensors expected, NamedTensors actual) {
        assertEquals(expected.layout(), actual.layout());
        expected.asMap()
                .forEach((name, tensor) -> assertArrayEquals(
                        tensor.toFloatArray(), actual.get(name).toFloatArray(), name));
    }

    private void assertReads(Path place, NamedTensors written) throws IOException {
        ModelFile read = ModelFile.open(place);
        assertEquals(card, read.card());
        assertFalse(read.edited());
        try (NamedTensors loaded = read.load(Device.cpu())) {
            assertSame(written, loaded);
        }
    }

    @Test
    void aFolderAndAFileComeBackAsTheyWere() throws IOException {
        Path file = folder.resolve("lung.safetensors");
        Path models = folder.resolve("new").resolve("lung");
        try (NamedTensors written = parameters()) {
            ModelFile.write(file, card, written);
            assertReads(file, written);
            ModelFile.writeFolder(models, card, written);
            assertReads(models, written);
            assertReads(models.resolve(ModelFile.WEIGHTS), written);
            try (Stream<Path> files = Files.list(models)) {
                assertEquals(
                        List.of("model.json", "model.safetensors"),
                        files.map(path -> path.getFileName().toString())
                                .sorted()
                                .toList());
            }
            assertEquals("pt", SafetensorsFile.open(file).metadata().get("format"), "Python's tools ask for it");
            assertTrue(SafetensorsFile.open(file).layout().tensors().containsKey("encoder.conv1.weight"));
        }
    }

    /** A process that ended between the two files leaves weights with a card of their own. */
    @Test
    void theCardInsideBelongsToTheWeights() throws IOException {
        try (NamedTensors written = parameters()) {
            ModelFile.writeFolder(folder, card, written);
            Files.writeString(
                    folder.resolve(ModelFile.CARD),
                    card.withNormalisation("other").toJson());
            ModelFile read = ModelFile.open(folder);
            assertEquals("percentiles", read.card().images().normalisation());
            assertTrue(read.edited());
        }
    }

    @Test
    void aFolderWhoseWeightsWereSavedAgainByPythonHasItsCardBeside() throws IOException {
        try (NamedTensors written = parameters()) {
            SafetensorsWriter.write(folder.resolve(ModelFile.WEIGHTS), written, Map.of("format", "pt"));
            Files.writeString(folder.resolve(ModelFile.CARD), card.toJson());
            assertReads(folder, written);
        }
    }

    private String refusal(Map<String, NDArray> tensors, String cardText) throws IOException {
        Path file = folder.resolve("refused.safetensors");
        SafetensorsWriter.write(file, tensors, cardText == null ? Map.of() : Map.of("consilium.card", cardText));
        return assertThrows(IllegalArgumentException.class, () -> ModelFile.open(file)
                        .load(Device.cpu()))
                .getMessage();
    }

    @Test
    void whatIsNoModelIsRefusedWithItsReason() throws IOException {
        assertThrows(NoSuchFileException.class, () -> ModelFile.open(folder.resolve("none")));
        assertThrows(NoSuchFileException.class, () -> ModelFile.open(folder));
        try (NamedTensors written = parameters();
                NDManager manager = PyTorch.engine().newBaseManager(Device.cpu())) {
            assertTrue(refusal(written.asMap(), null).contains("no model card"));
            assertTrue(refusal(written.asMap(), card.toJson().replace("\"formatVersion\": 2", "\"formatVersion\": 9"))
                    .contains("format version 9"));
            Map<String, NDArray> changed = new LinkedHashMap<>(written.asMap());
            changed.remove("encoder.conv1.weight");
            assertTrue(refusal(changed, card.toJson()).contains("'encoder.conv1.weight' is missing"));
            changed.put("encoder.conv1.weight", manager.ones(new Shape(2, 2)));
            assertTrue(refusal(changed, card.toJson()).contains("'encoder.conv1.weight' is float32(2, 2) where"));
            changed.putAll(written.asMap());
            changed.put("extra", manager.ones(new Shape(1)));
            assertTrue(refusal(changed, card.toJson()).contains("'extra' was not expected"));
            changed.remove("extra");
            Shape shape = written.get("encoder.conv1.weight").getShape();
            changed.put("encoder.conv1.weight", manager.full(shape, Float.NaN));
            assertTrue(refusal(changed, card.toJson()).contains("'encoder.conv1.weight'"));
        }
    }
}

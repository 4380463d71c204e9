// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.data.NoiseStream;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.Profile;
import org.consilium.segmentation.network.UNet;
import org.consilium.tensor.safetensors.SafetensorsWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encoder weights in torchvision's naming. */
@Tag("slow")
class PretrainedEncoderTest {

    private static final String ENCODER = "encoder.";

    @TempDir
    private Path folder;

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = PyTorch.engine().newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private Map<String, NDArray> encoder(Profile profile, int channels) {
        Map<String, NDArray> encoder =
                new LinkedHashMap<>(Network.initialize(new UNet(profile, channels).layout(), manager, 3));
        encoder.keySet().removeIf(name -> !name.startsWith(ENCODER));
        return encoder;
    }

    /** A ResNet-34 as torchvision saves it, with its classifier and its batch counters. */
    private Map<String, NDArray> resnet34() {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        encoder(Profile.PAPER, 3).forEach((name, tensor) -> {
            float[] values =
                    NoiseStream.of(8, name).gaussians((int) tensor.getShape().size());
            tensors.put(
                    name.substring(ENCODER.length()),
                    manager.create(values, tensor.getShape()).duplicate());
        });
        tensors.put("fc.weight", manager.ones(new Shape(1000, 512)));
        tensors.put("fc.bias", manager.ones(new Shape(1000)));
        tensors.put("bn1.num_batches_tracked", manager.create(new long[] {7}));
        return tensors;
    }

    private PretrainedEncoder written(Map<String, NDArray> tensors) throws IOException {
        Path file = folder.resolve("resnet34.safetensors");
        SafetensorsWriter.write(file, tensors, Map.of());
        return PretrainedEncoder.open(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void everyTensorIsTakenAndTheStemFitsTheChannels(int channels) throws IOException {
        Map<String, NDArray> resnet = resnet34();
        Map<String, NDArray> parameters = encoder(Profile.PAPER, channels);
        PretrainedEncoder start = written(resnet);
        start.apply(ENCODER, Profile.PAPER, parameters, manager);
        assertEquals(64, start.fingerprint().length());
        parameters.forEach((name, tensor) -> {
            NDArray stored = resnet.get(name.substring(ENCODER.length()));
            if (!name.equals("encoder.conv1.weight")) {
                assertArrayEquals(stored.toFloatArray(), tensor.toFloatArray(), name);
            }
        });
        NDArray stem = parameters.get("encoder.conv1.weight");
        NDArray rgb = resnet.get("conv1.weight");
        if (channels == 1) {
            float[] sum = rgb.sum(new int[] {1}, true).toFloatArray();
            assertArrayEquals(sum, stem.toFloatArray(), 1e-6f);
        } else if (channels == 3) {
            assertArrayEquals(rgb.toFloatArray(), stem.toFloatArray());
        } else {
            // the channels repeat red, green, blue, scaled by 3 / channels
            float scale = 3f / channels;
            for (int c = 0; c < channels; c++) {
                float[] expected = rgb.get(":, " + c % 3).mul(scale).toFloatArray();
                assertArrayEquals(expected, stem.get(":, " + c).toFloatArray(), 1e-6f, "channel " + c);
            }
        }
    }

    @Test
    void wrongShapesAndMissingTensorsAreNamed() throws IOException {
        Map<String, NDArray> wrong = resnet34();
        wrong.put("layer2.0.conv1.weight", manager.ones(new Shape(128, 64, 1, 1)));
        assertTrue(refused(written(wrong), Profile.PAPER).contains("'layer2.0.conv1.weight'"));
        Map<String, NDArray> missing = resnet34();
        missing.remove("bn1.running_var");
        assertTrue(refused(written(missing), Profile.PAPER).contains("'bn1.running_var'"));
        Map<String, NDArray> broken = resnet34();
        broken.put("bn1.bias", manager.full(new Shape(64), Float.NaN));
        assertTrue(refused(written(broken), Profile.PAPER).contains("'bn1.bias'"));
        assertTrue(refused(written(resnet34()), Profile.COMPACT).contains("compact"));
    }

    private String refused(PretrainedEncoder start, Profile profile) {
        Map<String, NDArray> parameters = encoder(profile, 1);
        return assertThrows(IllegalArgumentException.class, () -> start.apply(ENCODER, profile, parameters, manager))
                .getMessage();
    }

    @Test
    void withoutAFileNothingChanges() {
        Map<String, NDArray> parameters = encoder(Profile.COMPACT, 1);
        float[] before = parameters.get("encoder.conv1.weight").toFloatArray();
        PretrainedEncoder.open(null).apply(ENCODER, Profile.COMPACT, parameters, manager);
        assertArrayEquals(before, parameters.get("encoder.conv1.weight").toFloatArray());
    }
}

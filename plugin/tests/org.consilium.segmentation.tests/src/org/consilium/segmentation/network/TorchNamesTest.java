// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.pytorch.PyTorch;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.safetensors.SafetensorsWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model file is a PyTorch state dictionary; its encoder is torchvision's ResNet-34 without classifier. */
class TorchNamesTest {

    /** torchvision's resnet34 without "fc" and without the counters "num_batches_tracked", which no layer reads. */
    private static Map<String, List<Long>> resnet34(int channels) {
        Map<String, List<Long>> names = new TreeMap<>();
        names.put("conv1.weight", List.of(64L, (long) channels, 7L, 7L));
        batchNorm(names, "bn1", 64);
        int[] blocks = {3, 4, 6, 3};
        int[] widths = {64, 128, 256, 512};
        int in = 64;
        for (int stage = 0; stage < blocks.length; stage++) {
            for (int block = 0; block < blocks[stage]; block++) {
                String name = "layer" + (stage + 1) + "." + block;
                long out = widths[stage];
                names.put(name + ".conv1.weight", List.of(out, (long) in, 3L, 3L));
                batchNorm(names, name + ".bn1", out);
                names.put(name + ".conv2.weight", List.of(out, out, 3L, 3L));
                batchNorm(names, name + ".bn2", out);
                if (stage > 0 && block == 0) {
                    names.put(name + ".downsample.0.weight", List.of(out, (long) in, 1L, 1L));
                    batchNorm(names, name + ".downsample.1", out);
                }
                in = (int) out;
            }
        }
        return names;
    }

    private static void batchNorm(Map<String, List<Long>> names, String name, long width) {
        for (String tensor : List.of("weight", "bias", "running_mean", "running_var")) {
            names.put(name + "." + tensor, List.of(width));
        }
    }

    private static List<Long> shape(ParameterLayout.Entry entry) {
        return java.util.Arrays.stream(entry.shape().getShape()).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theEncoderIsTorchvisionsResnet34(int channels) {
        for (Profile profile : List.of(Profile.PAPER, Profile.DPERSONA)) {
            Map<String, List<Long>> encoder = new TreeMap<>();
            ParameterLayout.backbone(profile, channels, 4, PosteriorInput.STACK).forEach((name, entry) -> {
                if (name.startsWith("encoder.")) {
                    encoder.put(name.substring("encoder.".length()), shape(entry));
                }
            });
            assertEquals(resnet34(channels), encoder);
        }
    }

    @Test
    void theFileHoldsTheWholeModelUnderTheseNames(@TempDir Path folder) throws IOException {
        Network network = new Network(Profile.PAPER, 1, 4, PosteriorInput.STACK, true);
        Map<String, ParameterLayout.Entry> layout = new LinkedHashMap<>(network.layout());
        layout.putAll(network.personalLayout());
        Path file = folder.resolve("model.safetensors");
        NDManager owner = PyTorch.engine().newBaseManager();
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        layout.forEach((name, entry) -> tensors.put(name, owner.zeros(entry.shape())));
        try (NamedTensors model = new NamedTensors(owner, tensors)) {
            SafetensorsWriter.write(file, model, Map.of());
        }
        JsonObject header = header(file);
        header.remove("__metadata__");
        assertEquals(layout.keySet(), header.keySet());
        long numbers = 0;
        for (String name : layout.keySet()) {
            JsonObject tensor = header.getAsJsonObject(name);
            assertEquals("F32", tensor.get("dtype").getAsString(), name);
            assertEquals(
                    shape(layout.get(name)).toString(),
                    tensor.getAsJsonArray("shape").toString().replace(",", ", "),
                    name);
            numbers +=
                    layout.get(name).isBuffer() ? 0 : layout.get(name).shape().size();
        }
        assertEquals(30_309_616, numbers);
        for (String name : List.of(
                "encoder.conv1.weight",
                "encoder.layer4.2.bn2.running_var",
                "decoder.4.conv2.weight",
                "prior.convs.9.weight",
                "posterior.head.bias",
                "fcomb.layers.3.weight",
                "harmonizer.tokens",
                "personal.c.3")) {
            assertTrue(header.has(name), name);
        }
    }

    private static JsonObject header(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            byte[] text = new byte[Math.toIntExact(Long.reverseBytes(in.readLong()))];
            in.readFully(text);
            return JsonParser.parseString(new String(text, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        }
    }
}

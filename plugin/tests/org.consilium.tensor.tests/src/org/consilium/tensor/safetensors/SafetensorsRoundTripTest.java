// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Stream;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.TensorInfo;
import org.consilium.tensor.TensorLayout;
import org.consilium.tensor.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsRoundTripTest {

    @TempDir
    Path folder;

    private static NDArray random(NDManager manager, DataType type, Shape shape, Random random) {
        byte[] bytes = new byte[(int) shape.size() * type.getNumOfBytes()];
        random.nextBytes(bytes);
        if (type == DataType.BOOLEAN) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] &= 1;
            }
        }
        NDArray tensor = manager.create(shape, type);
        if (bytes.length > 0) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.nativeOrder());
            buffer.put(bytes).flip();
            tensor.set(buffer);
        }
        return tensor;
    }

    private static NamedTensors everyType() {
        NDManager manager = Tensors.manager();
        Random random = new Random(3);
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        for (TensorType type : TensorType.values()) {
            for (Shape shape :
                    List.of(new Shape(), new Shape(7), new Shape(3, 1, 5), new Shape(0), new Shape(2, 0, 4))) {
                tensors.put(type + shape.toString() + " \u00e9\u4e16", random(manager, type.type(), shape, random));
            }
        }
        return new NamedTensors(manager, tensors);
    }

    private static void assertSameTensors(NamedTensors expected, NamedTensors actual) {
        assertEquals(List.copyOf(expected.names()), List.copyOf(actual.names()));
        assertEquals(expected.layout(), actual.layout());
        for (String name : expected.names()) {
            assertEquals(expected.get(name).toByteBuffer(), actual.get(name).toByteBuffer(), name);
        }
    }

    @Test
    void everyTypeAndShape() throws IOException {
        Path file = folder.resolve("t.safetensors");
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("zeta", "a \"quoted\"\ntext");
        metadata.put("alpha", "");
        try (NamedTensors tensors = everyType()) {
            SafetensorsWriter.write(file, tensors, metadata);
            SafetensorsFile read = SafetensorsFile.open(file);
            assertEquals(tensors.layout(), read.layout());
            assertEquals(
                    List.copyOf(metadata.entrySet()),
                    List.copyOf(read.metadata().entrySet()));
            assertEquals(file, read.path());
            try (NamedTensors loaded = read.load(Device.cpu())) {
                assertSameTensors(tensors, loaded);
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "nothing lies beside it");
        }
    }

    @Test
    void theFormatAsAnotherReaderSeesIt() throws IOException {
        Path file = folder.resolve("t.safetensors");
        try (NamedTensors tensors = everyType()) {
            SafetensorsWriter.write(file, tensors, Map.of("k", "v"));
            byte[] bytes = Files.readAllBytes(file);
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int length = (int) buffer.getLong();
            assertEquals(0, length % 8, "the data begin at a multiple of 8");
            assertEquals('{', bytes[8]);
            JsonObject json = JsonParser.parseString(new String(bytes, 8, length, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            assertEquals("v", json.getAsJsonObject("__metadata__").get("k").getAsString());
            for (String name : tensors.names()) {
                JsonObject entry = json.getAsJsonObject(name);
                int begin = entry.getAsJsonArray("data_offsets").get(0).getAsInt();
                int end = entry.getAsJsonArray("data_offsets").get(1).getAsInt();
                TensorInfo info = tensors.layout().tensors().get(name);
                assertEquals(info.bytes(), end - begin);
                assertEquals(0, begin % info.type().getNumOfBytes(), "aligned for its type");
                assertEquals(tensors.get(name).toByteBuffer(), ByteBuffer.wrap(bytes, 8 + length + begin, end - begin));
            }
        }
    }

    @Test
    void theDataBeginAtAMultipleOfEight() throws IOException {
        Path file = folder.resolve("t");
        for (int length = 0; length < 8; length++) {
            SafetensorsWriter.write(file, Map.of(), Map.of("note", "x".repeat(length)));
            assertEquals(0, Files.size(file) % 8);
            assertEquals(
                    "x".repeat(length), SafetensorsFile.open(file).metadata().get("note"));
        }
    }

    @Test
    void aFileOfAnotherWriter() throws IOException {
        byte[] data = ByteBuffer.allocate(13)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 255)
                .putFloat(1.5f)
                .putLong(-3)
                .array();
        String json = "{ " + MinimalSafetensors.tensor("big", "I64", "[1,1]", 5, 13) + ", \"__metadata__\":{\"format\":"
                + "\"pt\"},\n" + MinimalSafetensors.tensor("byte", "U8", "[1]", 0, 1) + ","
                + MinimalSafetensors.tensor("", "F32", "[]", 1, 5) + "}   ";
        SafetensorsFile file = SafetensorsFile.open(MinimalSafetensors.write(folder.resolve("t"), json, data));
        assertEquals(Map.of("format", "pt"), file.metadata());
        try (NamedTensors tensors = file.load(Device.cpu())) {
            assertEquals(List.of("big", "byte", ""), List.copyOf(tensors.names()));
            assertArrayEquals(new long[] {-3}, tensors.get("big").toLongArray());
            assertEquals(255, tensors.get("byte").toUint8Array()[0]);
            assertEquals(1.5f, tensors.get("").getFloat());
        }
        try (NDManager manager = Tensors.manager()) {
            assertEquals(1.5f, file.read("", manager).getFloat());
            assertThrows(NoSuchElementException.class, () -> file.read("none", manager));
        }
    }

    @Test
    void thereAndBackWithTheEnginesOwnCodec() throws IOException {
        Path file = folder.resolve("t");
        try (NDManager manager = Tensors.manager();
                NamedTensors tensors = Tensors.sample(4)) {
            NDArray a = tensors.get("a").duplicate();
            a.setName("a");
            NDArray b = tensors.get("b").duplicate();
            b.setName("b");
            Files.write(file, new NDList(a, b).encode(NDList.Encoding.SAFETENSORS));
            try (NamedTensors read = SafetensorsFile.open(file).load(Device.cpu())) {
                assertSameTensors(tensors, read);
            }
            SafetensorsWriter.write(file, tensors, Map.of());
            NDList decoded = NDList.decode(manager, Files.readAllBytes(file));
            assertEquals(2, decoded.size());
            assertEquals(tensors.get("a"), decoded.get("a"));
            assertEquals(tensors.get("b"), decoded.get("b"));
        }
    }

    @Test
    void tensorsLongerThanAPieceAndNotContiguous() throws IOException {
        Path file = folder.resolve("t");
        NDManager manager = Tensors.manager();
        // 20 MB and so more than one piece; the turned view has its elements in another order than the memory.
        NDArray base = manager.arange(0f, 5_000_000f, 1f, DataType.FLOAT32).reshape(2500, 2000);
        try (NamedTensors tensors = new NamedTensors(manager, Map.of("turned", base.transpose(1, 0)))) {
            SafetensorsWriter.write(file, tensors, Map.of());
            try (NamedTensors read = SafetensorsFile.open(file).load(Device.cpu())) {
                assertEquals(new Shape(2000, 2500), read.get("turned").getShape());
                assertTrue(tensors.get("turned").contentEquals(read.get("turned")));
                assertEquals(2000f, read.get("turned").getFloat(0, 1));
            }
        }
    }

    @Test
    void readingInsideAScopeOfTheCaller() throws IOException {
        Path file = folder.resolve("t");
        NamedTensors read;
        try (NDScope scope = new NDScope();
                NamedTensors tensors = Tensors.sample(1)) {
            scope.suppressNotUsedWarning();
            SafetensorsWriter.write(file, tensors, Map.of());
            assertEquals(1f, tensors.get("a").toFloatArray()[0]);
            read = SafetensorsFile.open(file).load(Device.cpu());
        }
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, read.get("a").toFloatArray());
        read.close();
    }

    @Test
    void writingAndReadingLeaveNothingBehind() throws IOException {
        Path file = folder.resolve("t");
        try (NamedTensors tensors = Tensors.sample(1)) {
            NDManager owner = tensors.get("a").getManager();
            SafetensorsWriter.write(file, tensors, Map.of());
            assertEquals(2, owner.getManagedArrays().size());
        }
        try (NamedTensors read = SafetensorsFile.open(file).load(Device.cpu())) {
            assertEquals(2, read.get("a").getManager().getManagedArrays().size());
        }
    }

    @Test
    void nothingAtAll() throws IOException {
        Path file = folder.resolve("t");
        SafetensorsWriter.write(file, Map.of(), Map.of());
        try (NamedTensors read = SafetensorsFile.open(file).load(Device.cpu())) {
            assertTrue(read.names().isEmpty());
            assertEquals(0, read.bytes());
        }
    }

    @Test
    void namesThatCannotBeWritten() {
        Path file = folder.resolve("t");
        try (NDManager manager = Tensors.manager()) {
            NDArray one = manager.ones(new Shape(1));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> SafetensorsWriter.write(file, Map.of("__metadata__", one), Map.of()));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> SafetensorsWriter.write(file, Map.of("half a pair \ud800", one), Map.of()));
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void offsetsBeyondTwoGigabytes() throws IOException {
        TensorLayout layout = new TensorLayout(Map.of(
                "wide", new TensorInfo(DataType.FLOAT32, new Shape(3, 1L << 30)),
                "narrow", new TensorInfo(DataType.UINT8, new Shape(5))));
        Header header = HeaderWriter.arrange(layout, Map.of());
        ByteBuffer encoded = HeaderWriter.encode(header, List.of("wide", "narrow"));
        byte[] json = new byte[encoded.remaining() - 8];
        encoded.get(8, json);
        Header read = HeaderReader.parse(folder, json, 3L * (1L << 32) + 5);
        assertEquals(header, read);
        assertEquals(3L << 32, read.tensors().get("narrow").begin());
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.TensorInfo;
import org.consilium.tensor.TensorLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsRowWriterTest {

    @TempDir
    Path folder;

    private static TensorLayout layout() {
        Map<String, TensorInfo> tensors = new LinkedHashMap<>();
        tensors.put("flags", new TensorInfo(DataType.UINT8, new Shape(3, 2)));
        tensors.put("values", new TensorInfo(DataType.FLOAT32, new Shape(3, 2, 2)));
        return new TensorLayout(tensors);
    }

    private static ByteBuffer floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void rowsInAnyOrderMakeTheSameFileAsWholeTensors() throws IOException {
        Path rows = folder.resolve("rows");
        Map<String, String> note = Map.of("note", "Ä");
        SafetensorsWriter.write(rows, layout(), note, writer -> {
            writer.write("values", 2, floats(9, 10, 11, 12));
            writer.write("flags", 1, 1, ByteBuffer.wrap(new byte[] {7}));
            writer.write("values", 0, 8, floats(3, 4));
            writer.write("values", 0, floats(1, 2));
        });
        Path whole = folder.resolve("whole");
        try (NamedTensors tensors = SafetensorsFile.open(rows, layout()).load(Device.cpu())) {
            assertArrayEquals(
                    new float[] {1, 2, 3, 4, 0, 0, 0, 0, 9, 10, 11, 12},
                    tensors.get("values").toFloatArray());
            assertArrayEquals(
                    new byte[] {0, 0, 0, 7, 0, 0}, tensors.get("flags").toByteArray());
            SafetensorsWriter.write(whole, tensors, note);
        }
        assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(rows));
    }

    @Test
    void aFileWithoutAnyRowIsAsLongAsItsHeaderSays() throws IOException {
        Path file = folder.resolve("t");
        SafetensorsWriter.write(file, layout(), Map.of(), writer -> {});
        assertEquals(layout(), SafetensorsFile.open(file).layout());
    }

    @Test
    void whatDoesNotFitIsRefused() throws IOException {
        Path file = folder.resolve("t");
        SafetensorsWriter.write(file, layout(), Map.of(), writer -> {
            ByteBuffer two = ByteBuffer.allocate(2);
            assertThrows(NoSuchElementException.class, () -> writer.write("none", 0, two));
            assertThrows(IndexOutOfBoundsException.class, () -> writer.write("flags", 3, two));
            assertThrows(IndexOutOfBoundsException.class, () -> writer.write("flags", -1, two));
            assertThrows(IndexOutOfBoundsException.class, () -> writer.write("flags", 0, 1, two));
            assertThrows(IndexOutOfBoundsException.class, () -> writer.write("flags", 0, -1, two));
            assertThrows(IndexOutOfBoundsException.class, () -> writer.write("flags", 0, Long.MAX_VALUE, two));
            assertEquals(2, two.remaining());
        });
    }

    @Test
    void partsOfARow() throws IOException {
        Path file = folder.resolve("t");
        SafetensorsWriter.write(file, layout(), Map.of(), writer -> writer.write("values", 1, floats(5, 6, 7, 8)));
        SafetensorsRows rows = SafetensorsFile.open(file).rows("values");
        ByteBuffer two = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        rows.readPart(1, 8, two);
        assertEquals(7, two.getFloat(0));
        assertEquals(8, two.getFloat(4));
        assertEquals(0, two.remaining());
        assertThrows(IndexOutOfBoundsException.class, () -> rows.readPart(1, 9, two.clear()));
        assertThrows(IndexOutOfBoundsException.class, () -> rows.readPart(1, -1, two.clear()));
        assertThrows(IndexOutOfBoundsException.class, () -> rows.readPart(3, 0, two.clear()));
    }

    @Test
    void whateverEndsTheFillingKeepsTheFormerFile() throws Exception {
        Path file = folder.resolve("t");
        Files.writeString(file, "the former file");
        String message = assertThrows(
                        IOException.class,
                        () -> SafetensorsWriter.write(file, layout(), Map.of(), writer -> {
                            throw new IOException("No space left on device");
                        }))
                .getMessage();
        assertTrue(message.contains("could not be written to " + file + ": No space left on device"), message);
        CancellationException cancel = new CancellationException("cancelled");
        assertSame(
                cancel,
                assertThrows(
                        CancellationException.class,
                        () -> SafetensorsWriter.write(file, layout(), Map.of(), writer -> {
                            throw cancel;
                        })));
        Thread.currentThread().interrupt();
        assertThrows(
                ClosedByInterruptException.class,
                () -> SafetensorsWriter.write(
                        file, layout(), Map.of(), writer -> writer.write("flags", 0, ByteBuffer.allocate(2))));
        assertTrue(Thread.interrupted());
        assertEquals("the former file", Files.readString(file));
        assertEquals(List.of(file), files());
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.consilium.ground.Progress;
import org.consilium.pytorch.PyTorch;
import org.consilium.tensor.LeakWatch;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.TensorInfo;
import org.consilium.tensor.TensorLayout;
import org.consilium.tensor.safetensors.SafetensorsFile;
import org.consilium.tensor.safetensors.SafetensorsWriter;
import org.consilium.tensor.store.TensorStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows out of memory and rows out of a file are the same rows. */
class PortRowsTest {

    private static final Progress SILENT = (fraction, message) -> {};

    @TempDir
    Path folder;

    private static NamedTensors tensors() {
        NDManager owner = PyTorch.engine().newBaseManager();
        float[] values = new float[3 * 2 * 4];
        byte[] flags = new byte[3 * 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i);
        }
        for (int i = 0; i < flags.length; i++) {
            flags[i] = (byte) (200 + i);
        }
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        tensors.put("flags", owner.create(ByteBuffer.wrap(flags), new Shape(3, 2), DataType.UINT8));
        tensors.put("values", owner.create(values, new Shape(3, 2, 2, 2)));
        return new NamedTensors(owner, tensors);
    }

    private SafetensorsFile written(NamedTensors tensors) throws IOException {
        Path file = folder.resolve("t");
        SafetensorsWriter.write(file, tensors, Map.of());
        return SafetensorsFile.open(file);
    }

    @Test
    void memoryAndFileGiveTheSame() throws IOException {
        AtomicInteger closed = new AtomicInteger();
        try (NamedTensors tensors = tensors()) {
            try (PortRows memory = PortRows.of(tensors, closed::incrementAndGet);
                    PortRows file = PortRows.of(written(tensors))) {
                for (int row = 0; row < 3; row++) {
                    assertArrayEquals(memory.floats("values", row), file.floats("values", row));
                    assertArrayEquals(memory.bytes("flags", row), file.bytes("flags", row));
                    for (int part = 0; part < 2; part++) {
                        assertArrayEquals(memory.floats("values", row, part), file.floats("values", row, part));
                        assertArrayEquals(memory.bytes("flags", row, part), file.bytes("flags", row, part));
                    }
                }
                assertArrayEquals(new byte[] {(byte) 203}, file.bytes("flags", 1, 1));
                assertEquals((float) Math.sin(12), file.floats("values", 1, 1)[0]);
                assertTrue(memory.has("flags") && file.has("flags"));
                assertFalse(memory.has("none") || file.has("none"));
            }
            assertEquals(1, closed.get());
        }
    }

    @Test
    void copiedRowsAreTheSameFromMemoryAndFromTheFile() throws IOException {
        Map<String, TensorInfo> part = new LinkedHashMap<>();
        part.put("flags", new TensorInfo(DataType.UINT8, new Shape(2, 2)));
        part.put("values", new TensorInfo(DataType.FLOAT32, new Shape(2, 2, 2, 2)));
        Path fromMemory = folder.resolve("memory");
        Path fromFile = folder.resolve("file");
        try (NamedTensors tensors = tensors()) {
            PortRows memory = PortRows.of(tensors, () -> {});
            SafetensorsWriter.write(
                    fromMemory, new TensorLayout(part), Map.of(), rows -> memory.copyTo(rows, List.of(2, 0), SILENT));
            try (PortRows file = PortRows.of(written(tensors))) {
                SafetensorsWriter.write(
                        fromFile, new TensorLayout(part), Map.of(), rows -> file.copyTo(rows, List.of(2, 0), SILENT));
                assertThrows(
                        CancellationException.class,
                        () -> SafetensorsWriter.write(
                                fromFile,
                                new TensorLayout(part),
                                Map.of(),
                                rows -> file.copyTo(rows, List.of(1, 1), (fraction, message) -> {
                                    throw new CancellationException();
                                })));
            }
            assertArrayEquals(Files.readAllBytes(fromMemory), Files.readAllBytes(fromFile));
            try (NamedTensors copied = SafetensorsFile.open(fromFile).load(Device.cpu());
                    NDArray expected = tensors.get("values").get(2);
                    NDArray actual = copied.get("values").get(0)) {
                assertArrayEquals(expected.toFloatArray(), actual.toFloatArray());
            }
        }
    }

    /** The evaluator and the writer read so, every row of a port. */
    @Test
    void whoReadsRowsLeavesNothingWithTheLender() {
        try (NamedTensors tensors = tensors();
                LeakWatch.Recording recording = LeakWatch.shared().record();
                PortRows memory = PortRows.of(tensors, () -> {})) {
            NDManager lender = tensors.get("values").getManager();
            int lent = lender.getManagedArrays().size();
            for (int row = 0; row < 3; row++) {
                memory.floats("values", row);
                memory.bytes("flags", row, 1);
            }
            assertEquals(List.of(), recording.open());
            assertEquals(lent, lender.getManagedArrays().size());
        }
    }

    @Test
    void aFileThatIsGoneIsSaid() throws IOException {
        try (NamedTensors tensors = tensors();
                PortRows file = PortRows.of(written(tensors))) {
            Files.delete(folder.resolve("t"));
            assertThrows(UncheckedIOException.class, () -> file.floats("values", 0));
        }
    }

    @Test
    void thePropertyOrTheBudgetDecidesWhereTensorsAreRead() {
        String before = System.getProperty(Streaming.PROPERTY);
        long budget = TensorStore.shared().budget(Device.cpu());
        try {
            System.clearProperty(Streaming.PROPERTY);
            assertFalse(Streaming.isWanted(budget, Device.cpu()));
            assertTrue(Streaming.isWanted(budget + 1, Device.cpu()));
            System.setProperty(Streaming.PROPERTY, "stream");
            assertTrue(Streaming.isWanted(1, Device.cpu()));
            System.setProperty(Streaming.PROPERTY, "memory");
            assertFalse(Streaming.isWanted(budget + 1, Device.cpu()));
            System.setProperty(Streaming.PROPERTY, "disk");
            String message = assertThrows(IllegalArgumentException.class, () -> Streaming.isWanted(1, Device.cpu()))
                    .getMessage();
            assertTrue(message.contains("consilium.cases is 'disk'"), message);
        } finally {
            if (before == null) {
                System.clearProperty(Streaming.PROPERTY);
            } else {
                System.setProperty(Streaming.PROPERTY, before);
            }
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.consilium.tensor.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsRowsTest {

    @TempDir
    Path folder;

    private Path file(int rows) throws IOException {
        Path file = folder.resolve("t");
        try (NDManager manager = Tensors.manager()) {
            float[] values = new float[rows * 6];
            for (int i = 0; i < values.length; i++) {
                values[i] = i;
            }
            SafetensorsWriter.write(
                    file,
                    Map.of(
                            "x", manager.create(values, new Shape(rows, 2, 3)),
                            "one", manager.create(7f),
                            "flags", manager.create(new boolean[] {true, false}, new Shape(2, 1))),
                    Map.of());
        }
        return file;
    }

    @Test
    void someRowsWithoutTheOthers() throws IOException {
        try (SafetensorsRows rows = SafetensorsFile.open(file(5)).rows("x");
                NDManager manager = Tensors.manager()) {
            assertEquals(5, rows.count());
            assertEquals(24, rows.rowBytes());
            assertEquals(new Shape(2, 3), rows.rowShape());
            NDArray read = rows.read(1, 3, manager);
            assertEquals(new Shape(2, 2, 3), read.getShape());
            assertArrayEquals(new float[] {6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17}, read.toFloatArray());
            assertEquals(new Shape(0, 2, 3), rows.read(2, 2, manager).getShape());
            ByteBuffer two = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
            rows.read(4, two);
            rows.read(0, two);
            assertEquals(24f, two.getFloat(0));
            assertEquals(0f, two.getFloat(24));
            assertThrows(BufferOverflowException.class, () -> rows.read(0, two));
        }
    }

    @Test
    void rowsThatAreNotThere() throws IOException {
        SafetensorsFile opened = SafetensorsFile.open(file(5));
        try (SafetensorsRows rows = opened.rows("x");
                NDManager manager = Tensors.manager()) {
            assertThrows(IndexOutOfBoundsException.class, () -> rows.read(5, ByteBuffer.allocate(24)));
            assertThrows(IndexOutOfBoundsException.class, () -> rows.read(-1, 2, manager));
            assertThrows(IndexOutOfBoundsException.class, () -> rows.read(3, 6, manager));
        }
        assertThrows(IllegalArgumentException.class, () -> opened.rows("one"));
        assertThrows(java.util.NoSuchElementException.class, () -> opened.rows("none"));
    }

    /** A row that begins in one window and ends in the next; windows of 1 GiB are too large for a test. */
    @Test
    void aRowAcrossWindows() throws IOException {
        Path file = Files.write(folder.resolve("bytes"), new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
        FileWindows windows = new FileWindows(file, 10, 4);
        ByteBuffer target = ByteBuffer.allocate(7);
        windows.read(3, target);
        assertArrayEquals(new byte[] {3, 4, 5, 6, 7, 8, 9}, target.array());
        windows.release();
        windows.read(9, target.clear().limit(1));
        assertEquals(9, target.get(0));
    }

    @Test
    void aFileThatChangedIsRefused() throws IOException {
        Path file = file(5);
        SafetensorsFile opened = SafetensorsFile.open(file);
        file(6);
        try (SafetensorsRows rows = opened.rows("x")) {
            String message = assertThrows(SafetensorsException.class, () -> rows.read(0, ByteBuffer.allocate(24)))
                    .getMessage();
            assertTrue(message.contains("changed while it was in use"), message);
        }
    }

    @Test
    void truthValuesAreChecked() throws IOException {
        Path file = MinimalSafetensors.write(
                folder.resolve("b"), "{" + MinimalSafetensors.tensor("b", "BOOL", "[2,1]", 0, 2) + "}", new byte[] {1, 2
                });
        try (SafetensorsRows rows = SafetensorsFile.open(file).rows("b")) {
            rows.read(0, ByteBuffer.allocate(1));
            assertThrows(SafetensorsException.class, () -> rows.read(1, ByteBuffer.allocate(1)));
        }
    }

    /** A cancelled node must not take the file away from another one. */
    @Test
    void anInterruptedReaderDisturbsNoOther() throws Exception {
        try (SafetensorsRows rows = SafetensorsFile.open(file(5)).rows("x")) {
            AtomicReference<Throwable> seen = new AtomicReference<>();
            Thread cancelled = new Thread(() -> {
                Thread.currentThread().interrupt();
                try {
                    rows.read(0, ByteBuffer.allocate(24));
                } catch (IOException e) {
                    seen.set(e);
                }
            });
            cancelled.start();
            cancelled.join();
            assertEquals(ClosedByInterruptException.class, seen.get().getClass());
            ByteBuffer row = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
            rows.read(1, row);
            assertEquals(6f, row.getFloat(0));
        }
    }

    @Test
    void aFileCutShortWhileItIsMapped() throws IOException {
        Path file = folder.resolve("cut");
        int bytes = 1 << 20;
        MinimalSafetensors.write(
                file,
                "{" + MinimalSafetensors.tensor("x", "U8", "[2," + bytes / 2 + "]", 0, bytes) + "}",
                new byte[bytes]);
        try (SafetensorsRows rows = SafetensorsFile.open(file).rows("x")) {
            rows.read(0, ByteBuffer.allocate(bytes / 2));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(100);
            } catch (IOException e) {
                org.junit.jupiter.api.Assumptions.abort("a mapped file cannot be cut here");
            }
            assertThrows(SafetensorsException.class, () -> rows.read(1, ByteBuffer.allocate(bytes / 2)));
        }
    }
}

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
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
        SafetensorsRows rows = SafetensorsFile.open(file(5)).rows("x");
        try (NDManager manager = Tensors.manager()) {
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
        SafetensorsRows rows = opened.rows("x");
        try (NDManager manager = Tensors.manager()) {
            assertThrows(IndexOutOfBoundsException.class, () -> rows.read(5, ByteBuffer.allocate(24)));
            assertThrows(IndexOutOfBoundsException.class, () -> rows.read(-1, 2, manager));
            assertThrows(IndexOutOfBoundsException.class, () -> rows.read(3, 6, manager));
        }
        assertThrows(IllegalArgumentException.class, () -> opened.rows("one"));
        assertThrows(java.util.NoSuchElementException.class, () -> opened.rows("none"));
    }

    /** Java's heap is filled in pieces of 1 MiB. */
    @Test
    void aRowLongerThanOnePiece() throws IOException {
        byte[] bytes = new byte[(1 << 21) + 3];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(folder.resolve("bytes"), bytes);
        for (ByteBuffer target : List.of(ByteBuffer.allocate(bytes.length - 5), ByteBuffer.allocateDirect(9))) {
            byte[] read = new byte[target.limit()];
            new FileBytes(file, bytes.length).read(5, target);
            target.flip().get(read);
            assertArrayEquals(Arrays.copyOfRange(bytes, 5, 5 + read.length), read);
        }
        ByteBuffer beyond = ByteBuffer.allocate(4);
        assertThrows(
                SafetensorsException.class, () -> new FileBytes(file, bytes.length).read(bytes.length - 3, beyond));
    }

    /** What is mapped or open cannot be deleted on Windows; deletion is how a store learns of a reset. */
    @Test
    void nothingHoldsTheFileBetweenReads() throws IOException {
        Path file = file(5);
        SafetensorsRows rows = SafetensorsFile.open(file).rows("x");
        rows.read(1, ByteBuffer.allocate(24));
        assertEquals(List.of(), held(file.toRealPath()));
        Files.delete(file);
        assertTrue(Files.notExists(file));
        assertThrows(NoSuchFileException.class, () -> rows.read(1, ByteBuffer.allocate(24)));
    }

    /** Mappings and descriptors of a file in this process, as far as the system tells. */
    private static List<String> held(Path file) throws IOException {
        List<String> held = new ArrayList<>();
        Path maps = Path.of("/proc/self/maps");
        if (Files.isReadable(maps)) {
            Files.readAllLines(maps).stream()
                    .filter(line -> line.endsWith(file.toString()))
                    .forEach(held::add);
        }
        Path descriptors = Path.of("/proc/self/fd");
        if (Files.isDirectory(descriptors)) {
            try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
                for (Path link : links) {
                    try {
                        if (Files.readSymbolicLink(link).equals(file)) {
                            held.add(link.toString());
                        }
                    } catch (NoSuchFileException e) {
                        // closed in the meantime, as that of the folder itself
                    }
                }
            }
        }
        return held;
    }

    @Test
    void aFileThatChangedIsRefused() throws IOException {
        Path file = file(5);
        SafetensorsFile opened = SafetensorsFile.open(file);
        file(6);
        SafetensorsRows rows = opened.rows("x");
        String message = assertThrows(SafetensorsException.class, () -> rows.read(0, ByteBuffer.allocate(24)))
                .getMessage();
        assertTrue(message.contains("changed while it was in use"), message);
    }

    @Test
    void truthValuesAreChecked() throws IOException {
        Path file = MinimalSafetensors.write(
                folder.resolve("b"), "{" + MinimalSafetensors.tensor("b", "BOOL", "[2,1]", 0, 2) + "}", new byte[] {1, 2
                });
        SafetensorsRows rows = SafetensorsFile.open(file).rows("b");
        rows.read(0, ByteBuffer.allocate(1));
        assertThrows(SafetensorsException.class, () -> rows.read(1, ByteBuffer.allocate(1)));
    }

    /** A cancelled node must not take the file away from another one. */
    @Test
    void anInterruptedReaderDisturbsNoOther() throws Exception {
        SafetensorsRows rows = SafetensorsFile.open(file(5)).rows("x");
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

    @Test
    void aFileCutShortBetweenReads() throws IOException {
        Path file = folder.resolve("cut");
        int bytes = 1 << 20;
        MinimalSafetensors.write(
                file,
                "{" + MinimalSafetensors.tensor("x", "U8", "[2," + bytes / 2 + "]", 0, bytes) + "}",
                new byte[bytes]);
        SafetensorsRows rows = SafetensorsFile.open(file).rows("x");
        rows.read(0, ByteBuffer.allocate(bytes / 2));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(100);
        }
        assertThrows(SafetensorsException.class, () -> rows.read(1, ByteBuffer.allocate(bytes / 2)));
    }
}

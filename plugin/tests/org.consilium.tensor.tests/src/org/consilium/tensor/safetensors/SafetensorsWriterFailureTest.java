// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterFailureTest {

    @TempDir
    Path folder;

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aCancelledWriterLeavesNoFile() throws Exception {
        Path file = folder.resolve("t");
        AtomicReference<Throwable> seen = new AtomicReference<>();
        try (NamedTensors tensors = Tensors.sample(1)) {
            Thread writer = new Thread(() -> {
                Thread.currentThread().interrupt();
                try {
                    SafetensorsWriter.write(file, tensors, Map.of());
                } catch (IOException e) {
                    seen.set(e);
                }
            });
            writer.start();
            writer.join();
        }
        assertInstanceOf(ClosedByInterruptException.class, seen.get());
        assertEquals(List.of(), files());
    }

    @Test
    void aCancelInTheMiddleKeepsTheFormerFile() throws Exception {
        Path file = folder.resolve("t");
        Files.writeString(file, "the former file");
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread writer = new Thread(() -> {
            try {
                PartFile.write(file, channel -> {
                    channel.write(ByteBuffer.wrap(new byte[100]));
                    Thread.currentThread().interrupt();
                    channel.write(ByteBuffer.wrap(new byte[100]));
                });
            } catch (IOException e) {
                seen.set(e);
            }
        });
        writer.start();
        writer.join();
        assertInstanceOf(ClosedByInterruptException.class, seen.get());
        assertEquals("the former file", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void aFailureInTheMiddleKeepsTheFormerFile() throws IOException {
        Path file = folder.resolve("t");
        Files.writeString(file, "the former file");
        assertThrows(
                IOException.class,
                () -> PartFile.write(file, channel -> {
                    channel.write(ByteBuffer.wrap(new byte[100]));
                    throw new IOException("No space left on device");
                }));
        assertEquals("the former file", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    /** The disk is full after so many bytes: wherever that is, the error says so and nothing is left. */
    @Test
    void aDiskThatIsFull() throws IOException {
        Path file = folder.resolve("t");
        try (NamedTensors tensors = Tensors.sample(1)) {
            SafetensorsWriter.write(file, tensors, Map.of());
            long whole = Files.size(file);
            Files.writeString(file, "the former file");
            for (long room = 0; room < whole; room++) {
                long limit = room;
                String message = assertThrows(
                                IOException.class,
                                () -> SafetensorsWriter.write(
                                        file, tensors.asMap(), Map.of(), channel -> new FullDisk(channel, limit)))
                        .getMessage();
                assertTrue(message.contains("No space left on device"), message);
                assertTrue(message.contains("(" + whole + " bytes) could not be written to " + file), message);
                assertEquals("the former file", Files.readString(file));
                assertEquals(List.of(file), files());
            }
            SafetensorsWriter.write(file, tensors.asMap(), Map.of(), channel -> new FullDisk(channel, whole));
            assertEquals(whole, Files.size(file));
        }
    }

    /** Takes so many bytes and fails at the next one. */
    private static final class FullDisk implements WritableByteChannel {

        private final WritableByteChannel disk;
        private long room;

        FullDisk(WritableByteChannel disk, long room) {
            this.disk = disk;
            this.room = room;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (bytes.hasRemaining() && room == 0) {
                throw new IOException("No space left on device");
            }
            int count = (int) Math.min(room, bytes.remaining());
            disk.write(bytes.duplicate().limit(bytes.position() + count));
            bytes.position(bytes.position() + count);
            room -= count;
            return count;
        }

        @Override
        public boolean isOpen() {
            return disk.isOpen();
        }

        @Override
        public void close() throws IOException {
            disk.close();
        }
    }

    @Test
    void aFileIsReplacedAsAWhole() throws IOException {
        Path file = folder.resolve("t");
        try (NamedTensors first = Tensors.sample(1);
                NamedTensors second = Tensors.sample(9)) {
            SafetensorsWriter.write(file, first, Map.of());
            byte[] before = Files.readAllBytes(file);
            SafetensorsWriter.write(file, second, Map.of());
            SafetensorsWriter.write(file, first, Map.of());
            assertArrayEquals(before, Files.readAllBytes(file), "the same tensors make the same bytes");
        }
        assertEquals(List.of(file), files());
    }

    @Test
    void aMissingFolder() {
        Path file = folder.resolve("none").resolve("t");
        try (NamedTensors tensors = Tensors.sample(1)) {
            String message = assertThrows(IOException.class, () -> SafetensorsWriter.write(file, tensors, Map.of()))
                    .getMessage();
            assertTrue(message.contains("could not be written to " + file), message);
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {

    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Others read what a node writes as they read any other file of the user, and no more than that. */
    @Test
    void filesAreForWhomTheUmaskSays() throws IOException {
        Path plain = folder.resolve("plain");
        Files.newOutputStream(plain).close();
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "this drive knows no modes");
        Path text = folder.resolve("card.json");
        PartFile.write(text, "{}");
        Path tensors = folder.resolve("model.safetensors");
        Path rows = folder.resolve("cases.safetensors");
        try (NamedTensors sample = Tensors.sample(1)) {
            SafetensorsWriter.write(tensors, sample, Map.of());
            SafetensorsWriter.write(rows, sample.layout(), Map.of(), filling -> {});
        }
        for (Path file : List.of(text, tensors, rows)) {
            assertEquals(
                    Files.getPosixFilePermissions(plain),
                    Files.getPosixFilePermissions(file),
                    file.getFileName().toString());
        }
    }

    @Test
    void ofTwoWritersOfOnePlaceTheLastToFinishWins() throws IOException {
        Path file = folder.resolve("t");
        try (PartFile first = PartFile.beside(file);
                PartFile second = PartFile.beside(file)) {
            first.channel().write(ByteBuffer.wrap("first, longer".getBytes(StandardCharsets.UTF_8)));
            second.channel().write(ByteBuffer.wrap("second".getBytes(StandardCharsets.UTF_8)));
            second.moveIntoPlace();
            assertEquals("second", Files.readString(file));
            first.moveIntoPlace();
        }
        assertEquals("first, longer", Files.readString(file));
        assertEquals(List.of("t"), names());
    }

    @Test
    void aWriterThatFailsTakesNothingFromTheOther() throws IOException {
        Path file = folder.resolve("t");
        try (PartFile other = PartFile.beside(file)) {
            assertThrows(
                    UncheckedIOException.class,
                    () -> PartFile.write(file, channel -> {
                        throw new UncheckedIOException(new IOException("full"));
                    }));
            other.moveIntoPlace();
        }
        assertEquals("", Files.readString(file));
        assertEquals(List.of("t"), names());
    }

    @Test
    void whatWasMovedIsNoLongerWritten() throws IOException {
        try (PartFile part = PartFile.beside(folder.resolve("t"))) {
            part.moveIntoPlace();
            assertThrows(ClosedChannelException.class, () -> part.channel().write(ByteBuffer.allocate(1)));
        }
        assertEquals(List.of("t"), names());
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Colleagues read a segmentation as they read any other file of the user. */
    @Test
    void filesAreForWhomTheUmaskSays() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "this drive knows no modes");
        Path plain = folder.resolve("plain");
        Files.newOutputStream(plain).close();
        Path written = folder.resolve("written");
        AtomicFile.write(written, file -> Files.write(file, new byte[] {1}));
        assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(written));
        assertEquals(List.of("plain", "written"), names());
    }

    @Test
    void aFailureKeepsTheFormerFile() throws IOException {
        Path file = Files.writeString(folder.resolve("t"), "the former file");
        assertThrows(
                IOException.class,
                () -> AtomicFile.write(file, partial -> {
                    Files.write(partial, new byte[10]);
                    throw new IOException("full");
                }));
        assertEquals("the former file", Files.readString(file));
        assertEquals(List.of("t"), names());
    }
}

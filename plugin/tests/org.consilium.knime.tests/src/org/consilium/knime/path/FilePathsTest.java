// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathsTest {

    @TempDir
    Path folder;

    @Test
    void pathsAndFileAddressesBecomePaths() throws IOException {
        Path file = folder.resolve("a b (1) ä%20#.dcm");
        assertEquals(file, FilePaths.of("Folder", "  " + file + " "));
        assertEquals(file, FilePaths.of("Folder", file.toUri().toString()));
        assertEquals(Path.of("data", "x"), FilePaths.of("Folder", "data/x"));
        assertEquals(
                folder.resolve("plain"),
                FilePaths.of("Folder", "FILE:" + folder.toUri().getPath() + "plain"));
    }

    @Test
    void anAddressWrittenWithSpacesIsMeantAsItIsWritten() throws IOException {
        assertEquals(
                folder.resolve("a b"),
                FilePaths.of("Folder", "file:" + folder.toUri().getPath() + "a b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/DOE", "s3://bucket/DOE", "knime://knime.workflow/DOE", "file:DOE"})
    void whatIsNoPlaceHereIsSaidWithoutNamingIt(String address) {
        String message = assertThrows(IOException.class, () -> FilePaths.of("Folder", address))
                .getMessage();
        assertTrue(message.startsWith("Folder is "), message);
        assertFalse(message.contains("DOE"), message);
    }

    @Test
    void settingsAreCheckedWithoutAskingWhereTheyLead() {
        assertEquals("knime://knime.workflow/data", FilePaths.typed("Folder", " knime://knime.workflow/data "));
        assertEquals("", FilePaths.typed("Folder", " "));
        assertEquals("", FilePaths.resolved("Folder", " "));
        assertThrows(IllegalArgumentException.class, () -> FilePaths.typed("Folder", "sftp://host/x"));
        assertThrows(IllegalArgumentException.class, () -> FilePaths.typed("Folder", "a\u0000b"));
        assertThrows(UncheckedIOException.class, () -> FilePaths.resolved("Folder", "knime://knime.workflow/data"));
    }
}

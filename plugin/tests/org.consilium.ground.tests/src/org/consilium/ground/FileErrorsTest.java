// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileErrorsTest {

    static Stream<FileSystemException> bare() {
        String place = "/data/case.png";
        return Stream.of(
                new NoSuchFileException(place),
                new AccessDeniedException(place),
                new FileAlreadyExistsException(place),
                new DirectoryNotEmptyException(place),
                new NotDirectoryException(place),
                new FileSystemException(place, null, "Input/output error"),
                new FileSystemException(place));
    }

    @ParameterizedTest
    @MethodSource("bare")
    void saysWhatCouldNotBeDoneAndWhatToDo(FileSystemException error) {
        String text = FileErrors.message(error);

        assertTrue(text.startsWith("/data/case.png "), text);
        assertTrue(text.matches(".*(could not|may not).*; .+"), text);
        assertTrue(FileErrors.isBare(error));
        assertEquals(text, FileErrors.message(new UncheckedIOException(error)), "what only wraps it says the same");
        assertEquals(text, FileErrors.message(new UncheckedIOException(error.getMessage(), error)));
    }

    @Test
    void aFullDiskIsNamed() {
        String text = FileErrors.message(new IOException("No space left on device"));

        assertTrue(text.startsWith("a file could not be written, since the disk is full"), text);
        assertTrue(text.contains("TMPDIR"), text);
        assertTrue(FileErrors.message(new FileSystemException("/d/x", null, "No space left on device"))
                .startsWith("/d/x could not be written"));
    }

    @Test
    void aTemporaryFileIsCalledSo() throws IOException {
        Path file = Files.createTempFile("consilium", ".tmp");
        Files.delete(file);

        String text = FileErrors.message(new NoSuchFileException(file.toString()));

        assertTrue(text.startsWith("the temporary file " + file + " could not be found"), text);
    }

    @Test
    void otherErrorsKeepTheirWords() {
        String words = "/m does not exist. Choose a model that Model Writer has written.";
        assertEquals(words, FileErrors.message(new NoSuchFileException(words)));
        assertEquals("the rater is missing", FileErrors.message(new IOException("the rater is missing")));
        assertEquals(
                "mine", FileErrors.message(new UncheckedIOException("mine", new NoSuchFileException("/somewhere"))));
        assertFalse(FileErrors.isBare(new IOException("the rater is missing")));
    }
}

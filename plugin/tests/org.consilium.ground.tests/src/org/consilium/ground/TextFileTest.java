// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
    @TempDir
    Path folder;

    @Test
    void aByteOrderMarkGoesOnlyWhereItMarksTheOrder() throws IOException {
        Path file = folder.resolve("table.tsv");
        assertEquals("id\n\ufeffä", TextFile.read(Files.writeString(file, "\ufeffid\n\ufeffä")));
        assertEquals("id", TextFile.read(Files.writeString(file, "id")));
        assertEquals("", TextFile.read(Files.writeString(file, "")));
    }

    @Test
    void anotherEncodingIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("table.tsv"), new byte[] {'a', (byte) 0xe4, 'b'});
        assertThrows(CharacterCodingException.class, () -> TextFile.read(file));
    }
}

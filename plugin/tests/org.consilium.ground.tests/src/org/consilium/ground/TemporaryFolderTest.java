// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
    @TempDir
    Path temp;

    @Test
    void isForItsOwnerAloneAndFoundAgain() throws IOException {
        Path folder = TemporaryFolder.make(temp.resolve("deep/own"));

        assertTrue(Files.isDirectory(folder));
        assertEquals(folder, TemporaryFolder.make(temp.resolve("deep/own")));
        assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"), "no such permissions here");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }

    @Test
    void whatSomebodyPutInItsPlaceIsNotUsed() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertThrows(IOException.class, () -> TemporaryFolder.make(file));
    }
}

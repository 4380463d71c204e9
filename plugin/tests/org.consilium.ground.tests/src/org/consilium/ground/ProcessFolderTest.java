// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessFolderTest {
    @TempDir
    Path temp;

    @Test
    void removesWhatAKilledProgramLeftAndNothingOfALivingOne() throws IOException {
        Path own = folder("consilium.own");
        folder("consilium.killed");
        folder("other.killed");
        Files.delete(folder("consilium.unknown").resolve("lock"));
        Instant later = Instant.now().plus(Duration.ofHours(1));
        try (LockFile living = LockFile.tryLock(folder("consilium.living").resolve("lock"))
                        .orElseThrow();
                ProcessFolder claimed = ProcessFolder.claim(own, later)) {
            assertEquals(List.of("consilium.living", "consilium.own", "consilium.unknown", "other.killed"), names());
            assertTrue(LockFile.tryLock(own.resolve("lock")).isEmpty(), "another program sees that this one lives");
        }
    }

    /** The start script makes the folder, and Java takes hold of it a while later. */
    @Test
    void leavesAProgramTimeToStart() throws IOException {
        folder("consilium.starting");
        try (ProcessFolder claimed = ProcessFolder.claim(folder("consilium.own"), Instant.now())) {
            assertEquals(List.of("consilium.own", "consilium.starting"), names());
        }
    }

    private Path folder(String name) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(name).resolve("tmp")).getParent();
        Files.createFile(folder.resolve("lock"));
        return folder;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> children = Files.list(temp)) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.writer;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes a file beside its place and moves it there when it is complete. */
public final class AtomicFile {
    /** Makes a file and fills it. */
    @FunctionalInterface
    public interface Content {
        void write(Path file) throws IOException;
    }

    private AtomicFile() {}

    /** Writes a file; on failure nothing is left, and what was there before stays. */
    public static void write(Path target, Content content) throws IOException {
        // not a temporary file of Java's: that is closed to all others, whatever the user's umask says
        Path partial = target.toAbsolutePath().resolveSibling(".partial" + UUID.randomUUID() + ".tmp");
        try {
            content.write(partial);
            try {
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}

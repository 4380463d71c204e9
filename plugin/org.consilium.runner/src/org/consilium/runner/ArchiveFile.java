// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.consilium.knwf.archive.WorkflowArchive;

/** Writes a workflow as one file, beside its place at first, so that a save that fails leaves what was there. */
final class ArchiveFile {
    private ArchiveFile() {}

    static void write(Path workflow, Path archive) throws IOException {
        Path place = archive.toAbsolutePath().normalize();
        Files.createDirectories(place.getParent());
        // No temporary file: those are closed to other users of the computer, whatever the user's umask says.
        Path beside = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".saving");
        try {
            try (OutputStream out = Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW)) {
                WorkflowArchive.pack(workflow, WorkflowArchive.name(place), out);
            }
            Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;

/** Whole folders: copied with what their links point to, and compared. */
final class LinkedFolders {
    private LinkedFolders() {}

    /**
     * Copies a folder. What a link points to is copied, since a link of the copy would lead out of it.
     *
     * @throws IOException also where a link leads back to a folder that contains it
     */
    static void copy(Path source, Path target) throws IOException {
        var options = EnumSet.of(FileVisitOption.FOLLOW_LINKS);
        Files.walkFileTree(source, options, Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(target.resolve(source.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                // Only the contents: a copy of a read-only workflow must be writable.
                Path copy = target.resolve(source.relativize(file).toString());
                try (var out = Files.newOutputStream(copy)) {
                    Files.copy(file, out);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The path without links, as far as it exists. */
    static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        Path existing = absolute;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing == null
                ? absolute
                : existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
    }

    static boolean isIn(Path path, Path folder) throws IOException {
        return real(path).startsWith(real(folder));
    }
}

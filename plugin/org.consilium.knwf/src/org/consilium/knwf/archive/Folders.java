// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.archive;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whole folders: copied, searched, deleted. Links are copied as links and never followed. */
public final class Folders {
    private Folders() {}

    /** Copies a folder into one that need not exist. */
    public static void copy(Path source, Path target) throws IOException {
        copy(source, target, path -> true);
    }

    /** Copies what a test lets through; a folder that it does not is left out with all that is in it. */
    public static void copy(Path source, Path target, Predicate<Path> test) throws IOException {
        Files.createDirectories(target);
        for (Path path : children(source)) {
            if (!test.test(path)) {
                continue;
            }
            Path copy = target.resolve(path.getFileName().toString());
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                copy(path, copy, test);
            } else {
                Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /**
     * A place that a workflow's files name.
     *
     * @throws IOException where it would lie outside of the folder
     */
    public static Path inside(Path folder, String name) throws IOException {
        Path path = folder.resolve(name).normalize();
        if (!path.startsWith(folder.normalize()) || path.equals(folder.normalize())) {
            throw new IOException("'" + name + "' would lie outside of the workflow");
        }
        return path;
    }

    /** Lists what lies in a folder, by name. */
    public static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        }
    }

    /** Whether there is a file in a folder or below it. */
    public static boolean hasFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.anyMatch(Files::isRegularFile);
        }
    }

    /** Deletes a file or folder, if it exists. Links are deleted, not followed. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException error) throws IOException {
                if (error != null) {
                    throw error;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Deletes as much as can be: a file that another program holds open may stay in a temporary folder. */
    public static void deleteQuietly(Path folder) {
        try {
            delete(folder);
        } catch (IOException e) {
            // Nothing depends on it any more.
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a case folder and of the folders in it, a folder a rater, listed once.
 *
 * @param folder where they are
 * @param files sorted by their paths
 */
public record CaseListing(Path folder, List<Path> files) {
    /** Name of the image in each case folder, without its ending. */
    static final String IMAGE = "image";

    /** Lists what stands beside case folders, too: what is no folder has no files. */
    public static CaseListing of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new CaseListing(folder, List.of());
        }
        try (Stream<Path> found = Files.walk(folder, 2)) {
            return new CaseListing(
                    folder,
                    found.filter(Files::isRegularFile)
                            .sorted(Comparator.comparing(Path::toString))
                            .toList());
        }
    }

    /** Whether the folder holds an image. */
    public boolean isCase() {
        return !images().isEmpty();
    }

    /** Name of the folder. */
    public String id() {
        return folder.getFileName().toString();
    }

    /** Why a folder is no case though it has something called image; empty where it has nothing like it. */
    public String reason() {
        return files.stream()
                .filter(file -> file.getParent().equals(folder)
                        && !ForeignFiles.ending(file).isEmpty()
                        && file.getFileName().toString().equals(IMAGE + ForeignFiles.ending(file)))
                .map(ForeignFiles::ending)
                .map(ending -> "image" + ending + ": " + ForeignFiles.reason(ending))
                .findFirst()
                .orElse("");
    }

    /** Files that are the image; one, where the folder is sound. */
    List<Path> images() {
        return files.stream()
                .filter(file -> file.getParent().equals(folder)
                        && !MaskFiles.ending(file).isEmpty()
                        && file.getFileName().toString().equals(IMAGE + MaskFiles.ending(file)))
                .toList();
    }

    /** What a file is called below the folder, with forward slashes. */
    String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.imaging.model.ImagingException;

/** A folder that is filled beside its place and moved there when it is complete. */
public final class TargetFolder {
    private final Path folder;
    private final Path partial;
    private final String marker;
    private final boolean created;

    private TargetFolder(Path folder, Path partial, String marker, boolean created) {
        this.folder = folder;
        this.partial = partial;
        this.marker = marker;
        this.created = created;
    }

    /**
     * Checks the place and makes the folder to fill.
     *
     * @param marker a file that every earlier result has
     * @param overwrite whether an earlier result may be replaced
     */
    public static TargetFolder prepare(Path folder, String marker, boolean overwrite) throws IOException {
        Path target = folder.toAbsolutePath();
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new ImagingException("'" + folder + "' is a file; choose a folder");
        }
        if (Files.isDirectory(target) && !children(target).isEmpty()) {
            if (!Files.exists(target.resolve(marker))) {
                throw new ImagingException("the folder '" + folder + "' holds other files; choose an empty one");
            }
            if (!overwrite) {
                throw new ImagingException("the folder '" + folder
                        + "' already holds a phantom study; choose another one, or allow it to be replaced");
            }
        }
        boolean created = !Files.exists(target);
        try {
            Files.createDirectories(target);
            return new TargetFolder(target, Files.createTempDirectory(target, ".partial"), marker, created);
        } catch (IOException e) {
            throw new ImagingException("the folder '" + folder + "' can't be written: " + e.getMessage(), e);
        }
    }

    /** Where to write to. */
    public Path partial() {
        return partial;
    }

    /** Replaces an earlier result by the new one; the marker goes first and comes last. */
    public void commit() throws IOException {
        if (Files.deleteIfExists(folder.resolve(marker))) {
            for (Path child : children(folder)) {
                if (child.getFileName().toString().matches("case_\\d{4}")) {
                    delete(child);
                }
            }
        }
        for (Path child : children(partial)) {
            if (!child.getFileName().toString().equals(marker)) {
                Files.move(child, folder.resolve(child.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(partial.resolve(marker), folder.resolve(marker));
    }

    /** Removes what hasn't been committed. */
    public void discard() throws IOException {
        delete(partial);
        if (created && children(folder).isEmpty()) {
            Files.delete(folder);
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Workflows in one file ({@code .knwf}): a zip with one folder at its top, or with the workflow itself. */
final class WorkflowArchive {
    private WorkflowArchive() {}

    /**
     * Unpacks an archive and returns the workflow's folder in it.
     *
     * @throws IOException if it holds no workflow, or an entry that would lie outside of the target
     */
    static Path unpack(Path archive, Path target) throws IOException {
        Path root = target.toAbsolutePath().normalize();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                unpack(zip, entries.nextElement(), root);
            }
        }
        if (Files.exists(root.resolve("workflow.knime"))) {
            return root;
        }
        try (Stream<Path> children = Files.list(root)) {
            List<Path> folders = children.filter(path -> Files.exists(path.resolve("workflow.knime")))
                    .toList();
            if (folders.size() != 1) {
                throw new IOException("there is no workflow in it, or more than one");
            }
            return folders.get(0);
        }
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path root) throws IOException {
        Path file = root.resolve(entry.getName().replace('\\', '/')).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("its entry \"" + entry.getName() + "\" would lie outside of the workflow");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Packs a folder with its name at the top; the file is written beside its target and moved into place. */
    static void pack(Path folder, String name, Path archive) throws IOException {
        Path place = archive.toAbsolutePath().normalize();
        Files.createDirectories(place.getParent());
        Path beside = Files.createTempFile(place.getParent(), "." + place.getFileName(), ".saving");
        try {
            try (OutputStream out = Files.newOutputStream(beside);
                    ZipOutputStream zip = new ZipOutputStream(out);
                    Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted().toList()) {
                    if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                        String inside = folder.relativize(path).toString().replace('\\', '/');
                        zip.putNextEntry(new ZipEntry(name + "/" + inside));
                        Files.copy(path, zip);
                        zip.closeEntry();
                    }
                }
            }
            Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}

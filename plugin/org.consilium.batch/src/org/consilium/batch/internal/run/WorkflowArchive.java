// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Workflows packed to one file: a zip with one folder at its top, or with the workflow's files there. */
final class WorkflowArchive {
    private WorkflowArchive() {}

    /**
     * Unpacks an archive into an empty folder.
     *
     * @return the workflow's folder: the given one, or the only one in it
     * @throws IOException where the file is no zip, holds no workflow or more than one, or has an entry that would lie
     *     outside of the folder
     */
    static Path unpack(Path archive, Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                unpack(zip, entry, root);
            }
        } catch (ZipException e) {
            throw new IOException("it is no archive of a workflow, or it is damaged; export the workflow again", e);
        }
        if (Files.isRegularFile(root.resolve(WorkflowSource.FILE))) {
            return root;
        }
        List<Path> found = Trees.children(root).stream()
                .filter(path -> Files.isRegularFile(path.resolve(WorkflowSource.FILE)))
                .toList();
        if (found.size() != 1) {
            throw new IOException("it holds " + (found.isEmpty() ? "no workflow" : found.size() + " workflows")
                    + "; give an archive with one");
        }
        return found.get(0);
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path root) throws IOException {
        String name = entry.getName().replace('\\', '/');
        Path file;
        try {
            file = root.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw new IOException("its entry '" + entry.getName() + "' has a name that can't be used here", e);
        }
        if (!file.startsWith(root)
                || name.startsWith("/")
                || List.of(name.split("/")).contains("..")) {
            throw new IOException(
                    "its entry '" + entry.getName() + "' would lie outside of the workflow; don't use this file");
        }
        try {
            if (entry.isDirectory()) {
                Files.createDirectories(file);
                return;
            }
            Files.createDirectories(file.getParent());
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, file);
            }
        } catch (FileAlreadyExistsException e) {
            throw new IOException("it holds the entry '" + entry.getName() + "' twice; don't use this file", e);
        }
    }

    /** Packs a folder, with a name for it at the top. */
    static void pack(Path folder, String name, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted().toList()) {
                boolean isFolder = Files.isDirectory(path);
                String inside = folder.relativize(path).toString().replace('\\', '/');
                String entry = inside.isEmpty() ? name : name + "/" + inside;
                zip.putNextEntry(new ZipEntry(isFolder ? entry + "/" : entry));
                if (!isFolder) {
                    Files.copy(path, zip);
                }
                zip.closeEntry();
            }
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Workflows packed to one file ({@code .knwf}): a zip with one folder at its top, or with the workflow's files there. */
public final class WorkflowArchive {
    /** The file that makes a folder a workflow. */
    public static final String WORKFLOW = "workflow.knime";

    static final String ADVICE = "; unpack it yourself and give the folder, if you trust it";

    private WorkflowArchive() {}

    /**
     * Unpacks an archive into an empty folder. Files come out as files: an archive makes no links.
     *
     * @return the workflow's folder: the given one, or the only one in it
     * @throws IOException where the file is no zip, holds no workflow or more than one, has an entry that would lie
     *     outside of the folder, or holds more than 200,000 entries, 64 GiB or what the disk has left
     */
    public static Path unpack(Path archive, Path folder) throws IOException {
        return unpack(archive, folder, ArchiveLimits.of(folder));
    }

    static Path unpack(Path archive, Path folder, ArchiveLimits limits) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            if (zip.size() > limits.entries()) {
                throw new IOException("it holds " + zip.size() + " entries, more than " + limits.entries() + ADVICE);
            }
            Unpacking unpacking = new Unpacking(root, limits.bytes());
            for (ZipEntry entry : zip.stream().toList()) {
                unpacking.unpack(zip, entry);
            }
        } catch (ZipException e) {
            throw new IOException("it is no archive of a workflow, or it is damaged; export the workflow again", e);
        }
        return workflow(root);
    }

    private static Path workflow(Path root) throws IOException {
        if (Files.isRegularFile(root.resolve(WORKFLOW))) {
            return root;
        }
        List<Path> found = Folders.children(root).stream()
                .filter(path -> Files.isRegularFile(path.resolve(WORKFLOW)))
                .toList();
        if (found.size() != 1) {
            throw new IOException("it holds " + (found.isEmpty() ? "no workflow" : "several workflows")
                    + "; give an archive with one");
        }
        return found.get(0);
    }

    /**
     * Packs a folder, with a name for it at the top. What a link leads to is packed in its place, as it would be lost where
     * the archive is unpacked.
     *
     * @throws IOException also where a link leads back to a folder that contains it
     */
    public static void pack(Path folder, String name, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
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
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The name of a workflow in a file: that of the file without its ending. */
    public static String name(Path archive) {
        Path last = archive.getFileName();
        return last == null ? "workflow" : last.toString().replaceFirst("(?i)\\.(knwf|zip)$", "");
    }
}

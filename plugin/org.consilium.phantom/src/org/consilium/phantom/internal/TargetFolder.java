// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.ground.FileErrors;
import org.consilium.ground.LockFile;
import org.consilium.ground.Progress;
import org.consilium.imaging.model.ImagingException;

/**
 * A folder that is filled beside its place and moved there when it is complete. A lock keeps a twin of this program out; a
 * lock that nobody holds is what a killed program left, and so is all that lies beside it.
 */
public final class TargetFolder {
    private static final String LOCK = ".consilium.lock";
    private static final String PARTIAL = ".partial";
    private static final long POLL_MILLIS = 100;

    private final Path folder;
    private final Path partial;
    private final String marker;
    private final boolean created;
    private final LockFile lock;

    private TargetFolder(Path folder, Path partial, String marker, boolean created, LockFile lock) {
        this.folder = folder;
        this.partial = partial;
        this.marker = marker;
        this.created = created;
        this.lock = lock;
    }

    /**
     * Checks the place and makes the folder to fill; waits while another program fills it.
     *
     * @param marker a file that every earlier result has
     * @param overwrite whether an earlier result may be replaced
     * @param progress is told of the wait, and may end it
     */
    public static TargetFolder prepare(Path folder, String marker, boolean overwrite, Progress progress)
            throws IOException {
        Path target = folder.toAbsolutePath();
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new ImagingException("'" + folder + "' is a file; choose a folder");
        }
        if (!Files.exists(target.resolve(LOCK))) {
            requireFree(folder, target, marker, overwrite);
        }
        boolean created = !Files.exists(target);
        LockFile lock;
        try {
            Files.createDirectories(target);
            lock = lock(target, progress);
        } catch (IOException e) {
            throw new ImagingException("the folder '" + folder + "' can't be written: " + FileErrors.message(e), e);
        }
        boolean ready = false;
        try {
            removeLeft(target, marker);
            requireFree(folder, target, marker, overwrite);
            Path partial = Files.createTempDirectory(target, PARTIAL);
            ready = true;
            return new TargetFolder(target, partial, marker, created, lock);
        } finally {
            if (!ready) {
                lock.close();
            }
        }
    }

    private static LockFile lock(Path target, Progress progress) throws IOException {
        while (true) {
            Optional<LockFile> lock = LockFile.tryLock(target.resolve(LOCK));
            if (lock.isPresent()) {
                return lock.get();
            }
            progress.report(0, "waits for another program that writes the same study");
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("cancelled");
            }
        }
    }

    private static void requireFree(Path folder, Path target, String marker, boolean overwrite) throws IOException {
        if (!Files.isDirectory(target) || children(target).isEmpty()) {
            return;
        }
        if (!Files.exists(target.resolve(marker))) {
            if (children(target).stream().allMatch(TargetFolder::isLock)) {
                return;
            }
            throw new ImagingException("the folder '" + folder + "' holds other files; choose an empty one");
        }
        if (!overwrite) {
            throw new ImagingException("the folder '" + folder
                    + "' already holds a phantom study; choose another one, or allow it to be replaced");
        }
    }

    private static boolean isLock(Path child) {
        return child.getFileName().toString().equals(LOCK);
    }

    /** What a killed program left: what it was filling, and the cases it was moving, which a marker would follow. */
    private static void removeLeft(Path target, String marker) throws IOException {
        boolean complete = Files.exists(target.resolve(marker));
        boolean left = children(target).stream().anyMatch(TargetFolder::isPartial);
        for (Path child : children(target)) {
            if (isPartial(child) || left && !complete && isCase(child)) {
                delete(child);
            }
        }
    }

    private static boolean isPartial(Path child) {
        return child.getFileName().toString().matches("\\.partial\\d+") && Files.isDirectory(child);
    }

    private static boolean isCase(Path child) {
        return child.getFileName().toString().matches("case_\\d{4}") && Files.isDirectory(child);
    }

    /** Where to write to. */
    public Path partial() {
        return partial;
    }

    /**
     * Replaces an earlier result by the new one; the marker goes first and comes last. One that is the same to the last
     * byte stays as it is, for somebody may be reading it.
     */
    public void commit() throws IOException {
        if (isSame()) {
            return;
        }
        if (Files.deleteIfExists(folder.resolve(marker))) {
            for (Path child : children(folder)) {
                if (isCase(child)) {
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

    private boolean isSame() throws IOException {
        if (!Files.exists(folder.resolve(marker)) || !names(partial).equals(names(folder))) {
            return false;
        }
        for (Path file : files(partial)) {
            if (Files.mismatch(file, folder.resolve(partial.relativize(file).toString())) >= 0) {
                return false;
            }
        }
        return true;
    }

    private List<String> names(Path root) throws IOException {
        return files(root).stream()
                .map(file -> root.relativize(file).toString())
                .toList();
    }

    /** All files of a result; not the lock, and not what is being filled. */
    private List<Path> files(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !isLock(file) && (root.equals(partial) || !file.startsWith(partial)))
                    .sorted()
                    .toList();
        }
    }

    /** Removes what hasn't been committed. */
    public void discard() throws IOException {
        try {
            delete(partial);
        } finally {
            lock.close();
        }
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

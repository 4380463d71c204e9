// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The temporary folder of one program. Each holds a lock while its program lives, so that the next program can tell what
 * a killed one left and remove it.
 */
public final class ProcessFolder implements AutoCloseable {
    /** Names the folder that the start script has made for this program. */
    public static final String PROPERTY = "consilium.process.folder";

    /** Name of the lock in each folder; the start script makes it, empty. */
    static final String LOCK = "lock";

    /** From the start script to the lock, at the slowest. */
    private static final Duration START = Duration.ofMinutes(10);

    private final LockFile lock;

    private ProcessFolder(LockFile lock) {
        this.lock = lock;
    }

    /** Takes hold of this program's folder, if it has one, and removes what killed programs left beside it. */
    public static ProcessFolder claim() {
        String folder = System.getProperty(PROPERTY, "");
        return folder.isEmpty() ? new ProcessFolder(null) : claim(Path.of(folder), Instant.now());
    }

    static ProcessFolder claim(Path folder, Instant now) {
        LockFile lock = null;
        try {
            lock = LockFile.tryLock(folder.resolve(LOCK)).orElse(null);
            sweep(folder.toAbsolutePath(), now);
        } catch (IOException e) {
            // A file system without locks: nobody can tell the living from the dead, so everything stays.
        }
        return new ProcessFolder(lock);
    }

    private static void sweep(Path own, Instant now) throws IOException {
        String name = own.getFileName().toString();
        String kind = name.substring(0, name.indexOf('.') + 1);
        if (kind.isEmpty()) {
            return;
        }
        try (DirectoryStream<Path> others = Files.newDirectoryStream(own.getParent(), kind + "*")) {
            for (Path other : others) {
                if (!other.equals(own) && isLeft(other, now)) {
                    removeIfFree(other, List.of(other.resolve(LOCK)));
                }
            }
        }
    }

    private static boolean isLeft(Path folder, Instant now) throws IOException {
        Path lock = folder.resolve(LOCK);
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)
                && Files.isWritable(lock)
                && Files.getLastModifiedTime(lock).toInstant().isBefore(now.minus(START));
    }

    /**
     * Removes a folder unless somebody holds one of its locks; what cannot be removed stays.
     *
     * @param locks files that its users hold
     */
    public static void removeIfFree(Path folder, List<Path> locks) {
        try {
            for (Path lock : locks) {
                Optional<LockFile> held = LockFile.tryLock(lock);
                if (held.isEmpty()) {
                    return;
                }
                held.get().close();
            }
            remove(folder);
        } catch (IOException e) {
            // Of another user, or gone meanwhile.
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            // The start script removes the folder.
        }
    }
}

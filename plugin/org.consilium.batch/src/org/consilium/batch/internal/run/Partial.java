// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consilium.ground.LockFile;
import org.consilium.ground.ProcessFolder;
import org.consilium.knwf.archive.Folders;

/** A folder in which a result is written before it is moved to its place. It holds a lock while its program lives. */
final class Partial implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path folder;
    private final LockFile lock;

    private Partial(Path folder, LockFile lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes one, and removes what killed programs left.
     *
     * @param parent made if it is not there
     * @param name the beginning of its name
     */
    static Partial in(Path parent, String name) throws IOException {
        Files.createDirectories(parent);
        removeLeft(parent, name);
        Path folder = Files.createTempDirectory(parent, name);
        Optional<LockFile> lock;
        try {
            lock = LockFile.tryLock(folder.resolve(LOCK));
        } catch (IOException e) {
            // A file system without locks: what is left there stays there.
            Files.deleteIfExists(folder.resolve(LOCK));
            lock = Optional.empty();
        }
        return new Partial(folder, lock.orElse(null));
    }

    /** Those that a folder holds, of living programs and of others. */
    static List<Path> found(Path parent, String name) throws IOException {
        Pattern pattern = Pattern.compile(Pattern.quote(name) + "\\d+");
        List<Path> found = new ArrayList<>();
        for (Path child : Folders.children(parent)) {
            if (pattern.matcher(child.getFileName().toString()).matches()
                    && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                found.add(child);
            }
        }
        return found;
    }

    private static void removeLeft(Path parent, String name) throws IOException {
        for (Path left : found(parent, name)) {
            if (Files.isRegularFile(left.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)) {
                ProcessFolder.removeIfFree(left, List.of(left.resolve(LOCK)));
            }
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            // It goes with the folder.
        }
        Folders.deleteQuietly(folder);
    }
}

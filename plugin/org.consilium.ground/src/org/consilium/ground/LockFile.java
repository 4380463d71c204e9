// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that says that a program is at work beside it. The system lets go of it when the program is killed, so that a
 * file which nobody holds is what a killed program left.
 */
public final class LockFile implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private LockFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes hold of a file, which is made if it is not there.
     *
     * @return empty if another program holds it, or another part of this one
     * @throws IOException if the file cannot be made, or the file system knows no locks
     */
    public static Optional<LockFile> tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            // where the file is gone, whoever held it has just ended and taken it along
            locked = channel.tryLock() != null && Files.exists(file);
        } catch (OverlappingFileLockException e) {
            // another part of this program holds it
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked ? Optional.of(new LockFile(file, channel)) : Optional.empty();
    }

    /** Removes the file and lets go of it. */
    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            channel.close();
        }
    }
}

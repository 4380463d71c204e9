// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second run out of the checkpoints of a phase: two runs would delete each other's files. The system lets go of
 * it when the program is killed.
 */
final class FolderLock implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @param folder made if it is not there
     * @throws IllegalArgumentException if another run has it, in this program or another one
     * @throws IOException if the file of the lock cannot be made, or the file system knows no locks
     */
    static FolderLock of(Path folder, String phase) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(phase + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            // where the file is gone, whoever had the lock has just ended and taken it along
            locked = channel.tryLock() != null && Files.exists(file);
        } catch (OverlappingFileLockException e) {
            // another node of this program has it
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (!locked) {
            throw new IllegalArgumentException("The checkpoint folder " + folder
                    + " is in use by another run of the same kind. Choose a folder of its own for each run, or wait"
                    + " until the other one has ended.");
        }
        return new FolderLock(file, channel);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.ground.LockFile;

/** Keeps a second run out of the checkpoints of a phase: two runs would delete each other's files. */
final class FolderLock {
    private FolderLock() {}

    /**
     * @param folder made if it is not there
     * @throws IllegalArgumentException if another run has it, in this program or another one
     * @throws IOException if the file of the lock cannot be made, or the file system knows no locks
     */
    static LockFile of(Path folder, String phase) throws IOException {
        Files.createDirectories(folder);
        return LockFile.tryLock(folder.resolve(phase + ".lock"))
                .orElseThrow(() -> new IllegalArgumentException("The checkpoint folder " + folder
                        + " is in use by another run of the same kind. Choose a folder of its own for each run, or wait"
                        + " until the other one has ended."));
    }
}

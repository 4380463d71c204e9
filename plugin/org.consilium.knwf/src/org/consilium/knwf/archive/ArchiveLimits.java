// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much an archive may hold, so that a small file cannot fill a disk.
 *
 * @param entries most files and folders
 * @param bytes most bytes of all files, unpacked
 */
record ArchiveLimits(long entries, long bytes) {
    private static final long ENTRIES = 200_000;
    private static final long BYTES = 64L << 30;
    private static final long LEFT_FREE = 256L << 20;

    /** The limits for unpacking into a folder: its disk is not filled. */
    static ArchiveLimits of(Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace() - LEFT_FREE;
        return new ArchiveLimits(ENTRIES, Math.max(0, Math.min(BYTES, free)));
    }
}

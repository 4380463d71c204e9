// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a file, read by position. Nothing stays open or mapped between calls: Windows does not delete a mapped
 * file, a channel that an interrupt closes is nobody else's, and there is nothing to close.
 *
 * @param path of the file
 * @param size that it had when its header was read; with another one it is refused
 */
record FileBytes(Path path, long size) {

    /** Java copies what is read into its heap through native memory of that size and keeps it with the thread. */
    private static final int HEAP_PIECE = 1 << 20;

    /**
     * Fills what remains in a buffer.
     *
     * @throws SafetensorsException if the file has changed
     * @throws java.nio.channels.ClosedByInterruptException if the thread is interrupted
     */
    void read(long position, ByteBuffer target) throws IOException {
        try (FileChannel channel = open()) {
            read(channel, position, target);
        }
    }

    /** A channel for several reads on one thread; the caller closes it. */
    FileChannel open() throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        boolean same = false;
        try {
            same = channel.size() == size;
            if (!same) {
                throw new SafetensorsException(path, "it has changed while it was in use");
            }
            return channel;
        } finally {
            if (!same) {
                channel.close();
            }
        }
    }

    /** As {@link #read(long, ByteBuffer)}, through a channel that is open. */
    void read(FileChannel channel, long position, ByteBuffer target) throws IOException {
        int end = target.limit();
        long at = position;
        while (target.position() < end) {
            int piece = target.isDirect() ? end - target.position() : Math.min(HEAP_PIECE, end - target.position());
            int count = channel.read(target.limit(target.position() + piece), at);
            if (count < 0) {
                throw new SafetensorsException(path, "it became shorter while it was read");
            }
            at += count;
        }
    }
}

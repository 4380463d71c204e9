// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * A file mapped into memory in windows of 1 GiB, each when it is first needed. The channel of a window is closed as soon
 * as it is mapped, so no channel is shared and the interrupt of one reader disturbs no other. The system unmaps a window
 * when the collector finds it unreachable; until then Windows does not delete the file.
 */
final class FileWindows {

    private static final long WINDOW = 1L << 30;

    private final Path path;
    private final long size;
    private final long window;
    private final Map<Long, MappedByteBuffer> windows = new HashMap<>();

    /** @param size of the file when its header was read; another one is refused */
    FileWindows(Path path, long size) {
        this(path, size, WINDOW);
    }

    FileWindows(Path path, long size, long window) {
        this.path = path;
        this.size = size;
        this.window = window;
    }

    Path path() {
        return path;
    }

    /**
     * Copies bytes of the file until the target is full. A file that was cut short is refused before it is touched, for
     * a fault in mapped memory cannot be handled.
     */
    void read(long position, ByteBuffer target) throws IOException {
        requireUnchanged(Files.size(path));
        long at = position;
        while (target.hasRemaining()) {
            MappedByteBuffer mapped = window(at / window);
            int offset = (int) (at % window);
            int count = Math.min(target.remaining(), mapped.limit() - offset);
            target.put(mapped.duplicate().position(offset).limit(offset + count));
            at += count;
        }
    }

    private void requireUnchanged(long now) throws SafetensorsException {
        if (now != size) {
            throw new SafetensorsException(path, "it has changed while it was in use");
        }
    }

    private synchronized MappedByteBuffer window(long index) throws IOException {
        MappedByteBuffer mapped = windows.get(index);
        if (mapped == null) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                requireUnchanged(channel.size());
                long start = index * window;
                mapped = channel.map(FileChannel.MapMode.READ_ONLY, start, Math.min(window, size - start));
            }
            windows.put(index, mapped);
        }
        return mapped;
    }

    /** Lets go of all windows; they are mapped again when they are needed again. */
    synchronized void release() {
        windows.clear();
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

/**
 * A file beside its place while it is written: moved there when it is complete, else deleted. Every writer has one of
 * its own, so of two that write to the same place the last one to finish wins, whole. What a killed process left beside
 * the place is deleted on the way; files that another process still writes are locked and stay. Readable and writable
 * for whom the process's umask says.
 */
public final class PartFile implements AutoCloseable {

    /** Fills a file through its channel. */
    @FunctionalInterface
    interface Content {
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    private final Path target;
    private final Path path;
    private final FileChannel channel;

    private PartFile(Path target, Path path, FileChannel channel) {
        this.target = target;
        this.path = path;
        this.channel = channel;
    }

    /**
     * Begins an empty file; the caller closes it.
     *
     * @param file the place that it is meant for; its folder exists
     */
    public static PartFile beside(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        AbandonedParts.delete(target);
        while (true) {
            Path path = AbandonedParts.fresh(target);
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            // another process may have taken it for abandoned before it was locked
            if (AbandonedParts.lock(channel) && Files.exists(path)) {
                return new PartFile(target, path, channel);
            }
            channel.close();
            Files.deleteIfExists(path);
        }
    }

    /** Writes a text as UTF-8; whatever goes wrong, the file is the old one or the new one and nothing lies beside it. */
    public static void write(Path file, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        write(file, channel -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    /** As the other one, with what the content writes. */
    static void write(Path file, Content content) throws IOException {
        write(file, content, UnaryOperator.identity());
    }

    /** @param through what the bytes pass on their way into the file */
    static void write(Path file, Content content, UnaryOperator<WritableByteChannel> through) throws IOException {
        try (PartFile part = beside(file)) {
            content.writeTo(through.apply(part.channel));
            part.moveIntoPlace();
        }
    }

    /** For reading and writing at any position; closed with this. */
    public FileChannel channel() {
        return channel;
    }

    /** Forces the content to the disk and replaces what is at the place. */
    public void moveIntoPlace() throws IOException {
        channel.force(true);
        try {
            // still locked: between closing and moving, another process could take it for abandoned
            move();
        } catch (FileSystemException e) {
            // some drives do not move what is open
            channel.close();
            move();
        }
        channel.close();
    }

    private void move() throws IOException {
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes the file unless it was moved. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            Files.deleteIfExists(path);
        }
    }
}

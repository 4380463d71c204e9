// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A file beside its place while it is written: moved there when it is complete, else deleted. What a killed process left
 * beside the same place is deleted on the way; files that another process still writes are locked and stay.
 */
public final class PartFile implements AutoCloseable {

    /** The first half of the names given by this process, whose own files are never opened to see whether they are locked. */
    private static final long PROCESS = UUID.randomUUID().getMostSignificantBits();

    private static final String END = ".part";
    private static final Pattern UNIQUE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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
        deleteAbandoned(target);
        while (true) {
            UUID unique = new UUID(PROCESS, UUID.randomUUID().getLeastSignificantBits());
            Path path = target.resolveSibling(start(target) + unique + END);
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            // another process may have taken it for abandoned before it was locked
            if (isLocked(channel) && Files.exists(path)) {
                return new PartFile(target, path, channel);
            }
            channel.close();
            Files.deleteIfExists(path);
        }
    }

    private static String start(Path target) {
        return "." + target.getFileName() + ".";
    }

    /** Locks the file as long as the channel is open; a drive that knows no locks is taken as it is. */
    private static boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException e) {
            return true;
        }
    }

    /** Best effort: what cannot be deleted does no harm. */
    private static void deleteAbandoned(Path target) {
        try (DirectoryStream<Path> beside =
                Files.newDirectoryStream(target.getParent(), file -> isForeign(target, file))) {
            for (Path file : beside) {
                deleteIfAbandoned(file);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // The next write tries again.
        }
    }

    private static boolean isForeign(Path target, Path file) {
        String name = file.getFileName().toString();
        String start = start(target);
        if (!name.startsWith(start) || !name.endsWith(END) || name.length() < start.length() + END.length()) {
            return false;
        }
        String unique = name.substring(start.length(), name.length() - END.length());
        return UNIQUE.matcher(unique).matches() && UUID.fromString(unique).getMostSignificantBits() != PROCESS;
    }

    private static void deleteIfAbandoned(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                Files.delete(file);
            }
        }
    }

    /** For reading and writing at any position; closed with this. */
    public FileChannel channel() {
        return channel;
    }

    /** Forces the content to the disk and replaces what is at the place. */
    public void moveIntoPlace() throws IOException {
        channel.force(true);
        channel.close();
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

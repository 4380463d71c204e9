// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names half-written files beside their place, and deletes those that a killed process left there. A file that a process
 * still writes is locked, so it can be told from one that was left.
 */
final class AbandonedParts {

    /** The first half of the names given by this process, whose own files are never opened to see whether they are locked. */
    private static final long PROCESS = UUID.randomUUID().getMostSignificantBits();

    private static final String END = ".part";
    private static final Pattern UNIQUE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private AbandonedParts() {}

    /** A name that no other writer of the same place has. */
    static Path fresh(Path target) {
        UUID unique = new UUID(PROCESS, UUID.randomUUID().getLeastSignificantBits());
        return target.resolveSibling(start(target) + unique + END);
    }

    private static String start(Path target) {
        return "." + target.getFileName() + ".";
    }

    /** Locks a file as long as the channel is open; a drive that knows no locks is taken as it is. */
    static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            return true;
        }
    }

    /** Best effort: what cannot be deleted does no harm. */
    static void delete(Path target) {
        try (DirectoryStream<Path> beside =
                Files.newDirectoryStream(target.getParent(), file -> isForeign(target, file))) {
            for (Path file : beside) {
                deleteUnlessLocked(file);
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

    private static void deleteUnlessLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                Files.delete(file);
            }
        }
    }
}

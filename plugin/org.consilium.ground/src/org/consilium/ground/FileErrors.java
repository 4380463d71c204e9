// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Says in words what a file system could not do. The messages of {@link FileSystemException} and its kind are a bare path,
 * of a temporary file often, and those of a full disk three words without a place.
 */
public final class FileErrors {
    private FileErrors() {}

    /** Whether the message of an error says no more than a place. */
    public static boolean isBare(Throwable error) {
        Throwable cause = cause(error);
        return cause instanceof FileSystemException || isFull(cause);
    }

    /** What could not be done, and what to do; the error's own words where they are more than a path. */
    public static String message(Throwable error) {
        Throwable cause = cause(error);
        if (isFull(cause)) {
            String file = cause instanceof FileSystemException full ? place(full) : "a file";
            return file
                    + " could not be written, since the disk is full or the quota is used up; make room there, or let"
                    + " temporary files lie elsewhere (TMPDIR)";
        }
        if (cause instanceof FileSystemException file) {
            return message(file);
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static String message(FileSystemException error) {
        if (error.getFile() != null && error.getFile().matches("(?s).+\\. .+\\.")) {
            // thrown with whole sentences in the place of the file
            return error.getFile();
        }
        String place = place(error);
        if (error instanceof NoSuchFileException) {
            return place + " could not be found; check the path"
                    + (isTemporary(error) ? ", and who empties that folder" : "");
        }
        if (error instanceof AccessDeniedException) {
            return place + " may not be read or written; check its permissions";
        }
        if (error instanceof FileAlreadyExistsException) {
            return place + " could not be made, since it is there already; remove it or choose another place";
        }
        if (error instanceof DirectoryNotEmptyException) {
            return place + " could not be removed or replaced, since it holds other files; choose another place";
        }
        if (error instanceof NotDirectoryException) {
            return place + " could not be read as a folder, since it is a file; check the path";
        }
        return place + " could not be read or written: "
                + (error.getReason() == null ? error.getClass().getSimpleName() : error.getReason())
                + "; check the path and the disk";
    }

    private static String place(FileSystemException error) {
        if (error.getFile() == null) {
            return "a file";
        }
        return isTemporary(error) ? "the temporary file " + error.getFile() : error.getFile();
    }

    private static boolean isTemporary(FileSystemException error) {
        String folder = System.getProperty("java.io.tmpdir", "");
        return error.getFile() != null
                && !folder.isEmpty()
                && Path.of(error.getFile())
                        .toAbsolutePath()
                        .startsWith(Path.of(folder).toAbsolutePath());
    }

    private static boolean isFull(Throwable error) {
        String text = error instanceof FileSystemException file ? file.getReason() : error.getMessage();
        String lower = text == null ? "" : text.toLowerCase(Locale.ROOT);
        return error instanceof IOException
                && (lower.contains("no space left")
                        || lower.contains("not enough space")
                        || lower.contains("quota exceeded"));
    }

    /** An error that only wraps another one says nothing of its own. */
    private static Throwable cause(Throwable error) {
        Throwable cause = error.getCause();
        boolean wraps = cause != null
                && (error.getMessage() == null
                        || error.getMessage().equals(cause.toString())
                        || error.getMessage().equals(cause.getMessage()))
                && (error instanceof UncheckedIOException || error instanceof IOException);
        return wraps ? cause(cause) : error;
    }
}

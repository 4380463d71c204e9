// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders for what outlives a program, so that the next one finds it, and that no other user may look into. */
public final class TemporaryFolder {
    /**
     * Names the folder for temporary files that the user chose. The start script gives each program a temporary folder
     * of its own, which goes with it.
     */
    public static final String PROPERTY = "consilium.tmpdir";

    /** Names the folder for the checkpoints of the workflow that runs; whoever sets it removes what lies there. */
    public static final String CHECKPOINTS = "consilium.checkpoints";

    private TemporaryFolder() {}

    /** Where the user's programs keep temporary files. */
    public static Path shared() {
        String given = System.getProperty(PROPERTY, "");
        return Path.of(given.isEmpty() ? System.getProperty("java.io.tmpdir") : given)
                .toAbsolutePath();
    }

    /**
     * The user's own folder for a purpose, which is made if it is not there.
     *
     * @param purpose a word for the folder's name
     * @throws IOException if it cannot be made, or something of another user has its name
     */
    public static Path of(String purpose) throws IOException {
        String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_.-]", "_");
        return make(shared().resolve("consilium-" + purpose + "-" + user));
    }

    /**
     * Makes a folder for its owner alone.
     *
     * @throws IOException if it cannot be made, or is a link, or belongs to another user
     */
    public static Path make(Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        boolean posix = Files.getFileStore(folder.getParent()).supportsFileAttributeView("posix");
        try {
            if (posix) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException e) {
            requireOwn(folder, e);
        }
        return folder;
    }

    /** Whoever knows the name could have made the folder first. */
    private static void requireOwn(Path folder, IOException taken) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw taken;
        }
        Path own = Files.createTempFile("consilium", ".owner");
        try {
            if (!Files.getOwner(own).equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS))) {
                throw new IOException(folder + " belongs to another user");
            }
        } finally {
            Files.delete(own);
        }
    }
}

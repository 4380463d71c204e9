// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.pseudonym;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.consilium.imaging.model.ImagingException;

/**
 * The secret that pseudonyms follow from: of the file that the user names, else of the one that the environment names,
 * else of this installation, made by chance when it is first asked for and readable for nobody but its owner.
 */
final class Secret {
    /** Names the file of a secret that a team shares. */
    static final String VARIABLE = "CONSILIUM_SECRET_FILE";

    /** Names the file of this installation's secret in place of the usual one. */
    static final String PROPERTY = "consilium.secret";

    private static final int SHORTEST = 16;
    private static final int LONGEST = 4096;
    private static final int MADE = 32;

    private Secret() {}

    /** The bytes of the secret. */
    static byte[] find(String file) throws ImagingException {
        String named = file.isBlank() ? System.getenv(VARIABLE) : file;
        if (named != null && !named.isBlank()) {
            return read(path(named.trim()));
        }
        String property = System.getProperty(PROPERTY);
        return ofInstallation(property == null ? home().resolve("pseudonyms.secret") : path(property));
    }

    private static Path path(String text) throws ImagingException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ImagingException("'" + text + "' is not a path on this system; name the file of the secret", e);
        }
    }

    /** Makes the secret where there is none yet; of several programs that do so at once, all get the same. */
    static byte[] ofInstallation(Path file) throws ImagingException {
        if (!Files.exists(file)) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                // complete before it has its name, so that nobody reads half a secret
                Path part = file.resolveSibling(file.getFileName() + "." + hex(8));
                try {
                    make(part);
                    link(part, file);
                } finally {
                    Files.deleteIfExists(part);
                }
            } catch (IOException e) {
                throw new ImagingException(
                        "the secret that pseudonyms of patients follow from can't be kept at '" + file + "' ("
                                + e.getClass().getSimpleName() + "); name a file with at least " + SHORTEST
                                + " random bytes in the settings or in " + VARIABLE,
                        e);
            }
        }
        return read(file);
    }

    private static void link(Path part, Path file) throws IOException {
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException e) {
            // another program was first
        } catch (UnsupportedOperationException | IOException e) {
            Files.move(part, file);
        }
    }

    private static void make(Path file) throws IOException {
        FileAttribute<?>[] owner =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (var channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            channel.write(java.nio.ByteBuffer.wrap((hex(MADE) + "\n").getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static byte[] read(Path file) throws ImagingException {
        try {
            long size = Files.size(file);
            if (size < SHORTEST || size > LONGEST) {
                throw new ImagingException("the file of the secret '" + file + "' holds " + size + " bytes, it must be "
                        + SHORTEST + " to " + LONGEST + "; fill it with random bytes");
            }
            // line ends differ from system to system, the secret must not
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .strip()
                    .getBytes(StandardCharsets.ISO_8859_1);
        } catch (ImagingException e) {
            throw e;
        } catch (IOException e) {
            throw new ImagingException(
                    "the file of the secret '" + file + "' can't be read ("
                            + e.getClass().getSimpleName()
                            + "); check the path, or leave it empty to take the secret of this installation",
                    e);
        }
    }

    /** The user's folder for settings of Consilium. */
    private static Path home() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path user = Path.of(System.getProperty("user.home", "."));
        if (system.startsWith("windows")) {
            String roaming = System.getenv("APPDATA");
            return (roaming == null ? user : Path.of(roaming)).resolve("Consilium");
        }
        if (system.startsWith("mac")) {
            return user.resolve("Library/Application Support/Consilium");
        }
        String config = System.getenv("XDG_CONFIG_HOME");
        return (config == null || config.isBlank() ? user.resolve(".config") : Path.of(config)).resolve("consilium");
    }
}

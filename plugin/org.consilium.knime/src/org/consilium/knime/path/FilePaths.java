// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.ground.FileErrors;

/**
 * The one place where what users give as a place of files becomes a local path: paths of this system, {@code file:} and
 * {@code knime:} addresses. What a {@code knime:} address means is known to whoever runs the workflow, KNIME or the runner,
 * and is asked for through Java's URLs. Messages name the setting or row and never what it holds: paths hold names.
 */
public final class FilePaths {

    /** How settings become what workers are given: {@link #typed} to check them, {@link #resolved} to run. */
    @FunctionalInterface
    public interface Reading {

        /**
         * @param what title of the setting
         * @return the path as text; empty if nothing was typed
         */
        String read(String what, String text);
    }

    static final String KNIME = "knime";

    private static final String FILE = "file";

    /** A letter before a colon is a drive of Windows. */
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(//)?.*", Pattern.DOTALL);

    private FilePaths() {}

    /**
     * The path that a text means. No file needs to be there.
     *
     * @param what names the setting or row, as in "Folder"
     * @throws IOException if it is no path, or no place that can be reached from here as a file
     */
    public static Path of(String what, String text) throws IOException {
        String place = text.strip();
        return switch (scheme(what, place)) {
            case FILE -> file(what, new URL(place));
            case KNIME -> knime(what, place);
            default -> local(what, place);
        };
    }

    /** A setting as it was typed, if that can be a place. @throws IllegalArgumentException if it cannot */
    public static String typed(String what, String text) {
        try {
            String place = text.strip();
            if (scheme(what, place).isEmpty()) {
                local(what, place);
            }
            return place;
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** A setting as the path that it means. @throws UncheckedIOException as {@link #of} throws its cause */
    public static String resolved(String what, String text) {
        try {
            return text.isBlank() ? "" : of(what, text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** "file", "knime", or empty for a path. */
    private static String scheme(String what, String place) throws IOException {
        Matcher matcher = SCHEME.matcher(place);
        if (!matcher.matches()) {
            return "";
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        if (scheme.equals(FILE) || scheme.equals(KNIME)) {
            return scheme;
        }
        if (matcher.group(2) == null) {
            // a file's name may hold a colon
            return "";
        }
        throw new IOException(
                what + " is an address of the kind " + scheme
                        + "://, but must be a local path or a file: or knime:// address. Copy the files to a local folder first.");
    }

    private static Path local(String what, String place) throws IOException {
        try {
            return Path.of(place);
        } catch (InvalidPathException e) {
            throw new IOException(what + " is not a path on this system: " + e.getReason() + ".", e);
        }
    }

    private static Path knime(String what, String place) throws IOException {
        URL meant;
        try {
            meant = new URL(place.replace(" ", "%20")).openConnection().getURL();
        } catch (MalformedURLException e) {
            throw new IOException(
                    what + " is a knime:// address, which nobody here can tell the place of: " + e.getMessage()
                            + ". Run the workflow in KNIME or with 'consilium run', or give a local path.",
                    e);
        } catch (IOException e) {
            throw new IOException(
                    what + " is a knime:// address that does not exist here: " + FileErrors.message(e)
                            + " Give a local path, or a place inside of the workflow.",
                    e);
        }
        if (!meant.getProtocol().equals(FILE)) {
            throw new IOException(what + " is a knime:// address that leads to no file of this machine ("
                    + meant.getProtocol() + ":). Copy the files to a local folder first.");
        }
        return file(what, meant);
    }

    private static Path file(String what, URL address) throws IOException {
        try {
            URI file = new URI(FILE, address.getAuthority(), decoded(address.getPath()), null);
            return Path.of(URI.create(file.toASCIIString()));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            throw new IOException(what + " is no file: address of this system. Give a local path.", e);
        }
    }

    /** The path without escapes; one that was written with a space or a bracket has none. */
    private static String decoded(String path) {
        try {
            return new URI(path).getPath();
        } catch (URISyntaxException e) {
            return path;
        }
    }
}

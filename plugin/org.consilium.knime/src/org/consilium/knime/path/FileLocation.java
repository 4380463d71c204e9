// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.path;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * A place as KNIME's Path type says it: which kind of file system, which one of that kind, and the path there.
 *
 * @param category LOCAL, RELATIVE, MOUNTPOINT, CUSTOM_URL, CONNECTED or HUB_SPACE
 * @param specifier what the path is relative to, or the name of the mount point; empty if the category is enough
 * @param path there
 */
record FileLocation(String category, String specifier, String path) {

    private static final String ADVICE =
            " Copy its files to a local folder first, for example with Transfer Files, and give that.";

    private static final String WORKFLOW = "knime.workflow";
    private static final String WORKFLOW_DATA = "knime.workflow.data";

    /**
     * The place as {@link FilePaths} reads it: a local path or a knime:// address.
     *
     * @param what names the setting or row, for the error
     * @throws IOException if the place is reached by the file system of another node only
     */
    String address(String what) throws IOException {
        return switch (category) {
            case "LOCAL", "CUSTOM_URL" -> path;
            case "RELATIVE" ->
                specifier.equals(WORKFLOW_DATA)
                        ? knime(what, WORKFLOW, "data" + absolute(path))
                        : knime(what, specifier, path);
            case "MOUNTPOINT" -> knime(what, specifier, path);
            case "CONNECTED" ->
                throw new IOException(what + " lies in a file system that another node is connected to." + ADVICE);
            default -> throw new IOException(what + " lies in a file system of the kind " + category + "." + ADVICE);
        };
    }

    private static String absolute(String path) {
        return "/" + path.replace('\\', '/').replaceFirst("^/+", "");
    }

    private static String knime(String what, String host, String path) throws IOException {
        try {
            return new URI(FilePaths.KNIME, host, absolute(path), null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IOException(what + " is no place that can be read: " + e.getReason() + ".", e);
        }
    }
}

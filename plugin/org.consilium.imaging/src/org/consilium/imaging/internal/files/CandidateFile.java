// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.files;

import java.nio.file.Path;

/**
 * A file that may be worth reading.
 *
 * @param path where it is
 * @param name how messages call it: relative to the folder that was searched, with forward slashes
 * @param named true where the user named this very file, so that it is never passed over in silence
 */
public record CandidateFile(Path path, String name, boolean named) {
    /** The file name's extension in lower case; empty where there is none or it is a number, as in UIDs. */
    public String extension() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        String extension = dot < 0 ? "" : last.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
        return extension.chars().allMatch(Character::isDigit) ? "" : extension;
    }
}

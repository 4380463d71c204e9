// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.files;

import java.nio.file.Path;
import org.consilium.imaging.pseudonym.Pseudonyms;

/**
 * A file that may be worth reading.
 *
 * @param path where it is
 * @param name relative to the folder that was searched, with forward slashes; often the name of a patient, so it is
 *     never shown as it is: see {@link #shown}
 * @param number among all files that were found, from 1, in the order of their names
 * @param named true where the user named this very file, so that it is never passed over in silence
 */
public record CandidateFile(Path path, String name, int number, boolean named) {
    /**
     * How messages and tables call the file: its number, by which {@code consilium inspect} tells which one it is, and as
     * much of its name as names nobody.
     */
    public String shown() {
        return "file " + number + " (" + Pseudonyms.file(name) + ")";
    }

    /** The file name's extension in lower case; empty where there is none or it is a number, as in UIDs. */
    public String extension() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        String extension = dot < 0 ? "" : last.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
        return extension.chars().allMatch(Character::isDigit) ? "" : extension;
    }
}

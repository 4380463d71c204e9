// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What may say who drew a part of an annotation, in the order in which it is asked. The first three speak of persons and
 * their readings; the others only tell files and segments apart.
 */
enum Attribution {
    /** Content Creator's Name of a DICOM SEG. */
    CREATOR("content creator"),
    /** ROI Interpreter of a structure of an RTSTRUCT. */
    OBSERVER("ROI interpreter"),
    /** Clinical trial series and time point: one person's readings on several occasions. */
    SESSION("reading session"),
    /** Label of the segment, where it names no structure. */
    LABEL("segment label"),
    /** Content label, or structure set label. */
    CONTENT("content label"),
    /** Name of the file without its endings. */
    FILE("file name"),
    /** Name of the folder that holds the file. */
    FOLDER("folder name"),
    /** Path of that folder below the folder that is read. */
    PATH("path");

    private final String words;

    Attribution(String words) {
        this.words = words;
    }

    /** How tables and messages call it. */
    String words() {
        return words;
    }

    /** All of them in the order in which they are asked. */
    static String order() {
        return Arrays.stream(values()).map(Attribution::words).collect(Collectors.joining(", "));
    }

    /** Whether it speaks of a person or of a reading by one. */
    boolean personal() {
        return compareTo(SESSION) <= 0;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.annotation;

/** What names the rater of a DICOM SEG or RTSTRUCT. */
public enum RaterNaming {
    /**
     * The first of content creator, segment label, content label and file name that tells the segments of a series
     * apart; where none does, the first that is there. Segments of equal name are united.
     */
    AUTO,
    /** The content creator. */
    CONTENT_CREATOR,
    /** The label of the segment. */
    SEGMENT_LABEL,
    /** The file name without its extensions. */
    FILE_NAME,
    /** The name of the folder that holds the file. */
    FOLDER_NAME,
    /** A part of the file's path, by a regular expression. */
    PATTERN,
    /** A table that names the rater of each file. */
    TABLE
}

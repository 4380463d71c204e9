// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.annotation;

/**
 * What names the rater of a DICOM SEG, RTSTRUCT or mask volume. Parts of several files that a chosen way gives one rater
 * are united with a warning; {@link #AUTO} refuses them instead.
 */
public enum RaterNaming {
    /**
     * As many of content creator, ROI interpreter and reading session as are needed to tell the files of each series
     * apart; where all name one person or none, the first of segment label (if it names no structure), content label,
     * file name, folder name and path that does. One way holds for all series of a study. Files of one person that
     * nothing personal tells apart are an error.
     */
    AUTO,
    /** The content creator, or the ROI interpreter where no file of the study has one. */
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

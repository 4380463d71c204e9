// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging;

/** What names the rater of a DICOM SEG. */
public enum RaterNaming {
    /**
     * The first of content creator, segment label, content label and file name that tells the segments of a series
     * apart; where none does, the first that is there. Segments of equal name are united.
     */
    AUTO,
    /** The content creator; all segments of a file are united. */
    CONTENT_CREATOR,
    /** The label of the segment. */
    SEGMENT_LABEL,
    /** The file name without its extensions; all segments of a file are united. */
    FILE_NAME
}

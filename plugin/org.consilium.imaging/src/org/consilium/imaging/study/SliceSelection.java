// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.study;

/** Which slices of a volume become cases. */
public enum SliceSelection {
    /** Slices on which at least one rater drew something. */
    ANNOTATED,
    /** The one slice of each volume with the largest union of the raters' masks; the first one of equals. */
    LARGEST,
    /** Every slice, also without any annotation. */
    ALL
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.study;

/** Where crops are cut. */
public enum Cropping {
    /** One around the annotation. */
    ANNOTATION,
    /** A window slides over the slice; windows without annotation count only where all slices do. */
    SLIDING_WINDOW,
    /** One around each point of a table, on the slice nearest to it. */
    POINTS
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.annotation;

/** Where the raters' masks of a series come from. One series never mixes them, so no rater is counted twice. */
public enum AnnotationSource {
    /** DICOM SEG where the series has any, else RTSTRUCT, else LIDC XML, else NIfTI or NRRD masks. */
    SEG_THEN_XML,
    /** DICOM SEG only. */
    SEG,
    /** LIDC XML only. */
    XML,
    /** RTSTRUCT only. */
    RTSTRUCT,
    /** NIfTI or NRRD volumes only, which lie on the grid of the series; one file a rater. */
    MASKS
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.annotation;

/** What becomes of several nodules of one LIDC series. */
public enum LidcNodules {
    /** All nodules of a slice are one mask a rater. */
    UNITED,
    /** Nodules that overlap over the raters are one lesion, and each lesion is a volume of cases of its own. */
    EACH
}

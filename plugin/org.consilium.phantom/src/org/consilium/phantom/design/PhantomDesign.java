// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.design;

/** Who annotates which image of a phantom study. */
public enum PhantomDesign {
    /**
     * Every anatomy on every scanner, annotated by all four raters. Leaving one scanner out is a matter of splitting
     * this study by scanner.
     */
    CROSSED,
    /**
     * Every anatomy on one scanner (taken in turn), annotated by one rater: with probability rho the rater who belongs
     * to that scanner (S1 to A, S2 to B, S3 to C, S4 to D), else one of the four by chance.
     */
    CONFOUNDED
}

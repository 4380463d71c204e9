// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.fusion;

/** How one mask is made of several raters'. */
public enum FusionMethod {
    /** The pixels that strictly more than half of the raters marked; a tie is outside. */
    MAJORITY("majority"),
    /** The pixels that half of the raters or more marked; a tie is inside. */
    AT_LEAST_HALF("at least half"),
    /** Warfield's expectation maximisation, which weighs raters by their estimated performance: {@link Staple}. */
    STAPLE("STAPLE"),
    /** The share of the raters who marked a pixel, kept as a probability. */
    SOFT_MEAN("mean of raters");

    private final String title;

    FusionMethod(String title) {
        this.title = title;
    }

    /** What a rater made this way is called. */
    public String title() {
        return title;
    }
}

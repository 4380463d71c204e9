// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

/** What can be made of the probability maps of a case; over its samples, or over its raters' maps if none are drawn. */
public enum SampleMap {
    /** Pixels with a probability above 0.5, uint8 0 or 1: one mask per probability map. */
    MASKS("masks"),
    /** Mean probability, 0 to 1. */
    MEAN("mean"),
    /** Entropy of the mean probability, 0 to 1 bit. */
    ENTROPY("entropy"),
    /** Population variance of the probabilities, 0 to 0.25. */
    VARIANCE("variance"),
    /** Share of all pairs of different masks that say the same of a pixel: 1 where all agree, 0.5 or a little less at worst. */
    AGREEMENT("agreement");

    private final String tensor;

    SampleMap(String tensor) {
        this.tensor = tensor;
    }

    /** Name of the tensor: float32 [N,H,W]; the masks are uint8 [N,K,H,W]. */
    public String tensor() {
        return tensor;
    }
}

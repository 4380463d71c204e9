// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

/**
 * Settings of sampling.
 *
 * @param samples K plausible masks a case
 * @param personal whether a mask per rater is made too
 * @param bank draws of the prior that a rater's code attends to
 * @param seed of all noise
 */
public record SampleSettings(int samples, boolean personal, int bank, long seed) {

    public SampleSettings {
        if (samples < 1) {
            throw new IllegalArgumentException("Samples is " + samples + "; it must be at least 1.");
        }
        if (bank < 1) {
            throw new IllegalArgumentException("Bank size is " + bank + "; it must be at least 1.");
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

/**
 * Where a mask begins: sampled, fused, predicted and written masks alike, and masks read from probabilities. The one
 * exception are fractional DICOM SEG of other programs, which mean one half itself as inside.
 */
public final class MaskThreshold {
    /** A pixel lies inside a mask where its probability is greater; at the threshold itself it lies outside. */
    public static final double VALUE = 0.5;

    private MaskThreshold() {}

    /** Whether a pixel of this probability lies inside. */
    public static boolean inside(double probability) {
        return probability > VALUE;
    }
}

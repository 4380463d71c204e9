// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

/** Where a mask begins: drawn, sampled, fused, predicted and written masks alike. */
public final class MaskThreshold {
    /** A pixel lies inside a mask where its probability is greater; at the threshold itself it lies outside. */
    public static final double VALUE = 0.5;

    private MaskThreshold() {}

    /** Whether a pixel of this probability lies inside. */
    public static boolean inside(double probability) {
        return probability > VALUE;
    }
}

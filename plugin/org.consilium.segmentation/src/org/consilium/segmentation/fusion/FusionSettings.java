// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.fusion;

/**
 * How masks are fused.
 *
 * @param method how
 * @param confidence of STAPLE: factor on the prior share of marked pixels, above 0 to 1; ITK's confidence weight
 * @param maxIterations of STAPLE, at least 1; it stops earlier when it has converged
 * @param volumes whether the slices of a volume that the same raters looked at are one picture; votes don't differ by it
 */
public record FusionSettings(FusionMethod method, double confidence, int maxIterations, boolean volumes) {

    /** Enough for every case that converges at all. */
    public static final int MAX_ITERATIONS = 10_000;

    public FusionSettings {
        if (!(confidence > 0 && confidence <= 1)) {
            throw new IllegalArgumentException(
                    "The confidence of STAPLE is " + confidence + "; it must be above 0 and at most 1.");
        }
        if (maxIterations < 1) {
            throw new IllegalArgumentException(
                    "STAPLE may take " + maxIterations + " iterations; it needs at least one.");
        }
    }

    /** Case by case, with ITK's confidence weight 1. */
    public static FusionSettings of(FusionMethod method) {
        return new FusionSettings(method, 1, MAX_ITERATIONS, false);
    }
}

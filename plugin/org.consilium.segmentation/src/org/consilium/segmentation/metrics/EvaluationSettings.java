// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.List;
import org.consilium.ground.Count;

/**
 * What can be chosen about an evaluation.
 *
 * @param tolerance up to which distance two borders count as the same for the surface Dice: mm, or pixels where a case
 *     has no spacing; at least 0
 * @param bins of the reliability table, at least 1
 * @param curve numbers of samples at which the curve over K is taken, each at least 1
 */
public record EvaluationSettings(double tolerance, int bins, List<Integer> curve) {

    /** 1 mm, ten bins, and 10, 30 and 50 samples. */
    public static final EvaluationSettings DEFAULT = new EvaluationSettings(1, 10, List.of(10, 30, 50));

    public EvaluationSettings {
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The tolerance is " + tolerance + " mm; it must be 0 or greater.");
        }
        if (bins < 1) {
            throw new IllegalArgumentException("There are " + bins + " bins; there must be at least one.");
        }
        curve = List.copyOf(curve);
        for (int count : curve) {
            if (count < 1) {
                throw new IllegalArgumentException(
                        "The curve asks for " + Count.of(count, "sample") + "; every number must be at least 1.");
            }
        }
    }
}

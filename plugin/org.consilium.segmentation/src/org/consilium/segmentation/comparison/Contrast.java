// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.comparison;

import org.consilium.segmentation.metrics.MetricInfo;
import org.consilium.segmentation.statistics.MeanInterval;
import org.consilium.segmentation.statistics.PairedEffect;
import org.consilium.segmentation.statistics.SignFlips;

/**
 * The difference of two arms in one figure, over the cases where both have it.
 *
 * @param metric the figure
 * @param first name of an arm
 * @param second name of another
 * @param meanFirst mean over these cases; NaN where there is no difference
 * @param meanSecond likewise
 * @param difference mean of first less second, with its 95 % bootstrap interval over patients
 * @param test permutation test: signs flipped over patients
 * @param holm p of that test, corrected over all tests of the comparison
 * @param effect d_z of the patients' mean differences
 * @param patients of these cases
 * @param unit "mm" or "px" for distances, otherwise empty
 * @param missing why there is no difference, as a phrase for users; empty if there is one
 * @param note what must be known to read it; empty if nothing
 */
public record Contrast(
        MetricInfo metric,
        String first,
        String second,
        double meanFirst,
        double meanSecond,
        MeanInterval difference,
        SignFlips test,
        double holm,
        PairedEffect effect,
        int patients,
        String unit,
        String missing,
        String note) {

    /** The name of the arm with the better mean; empty if neither is, or neither way is good. */
    public String better() {
        if (metric.better() == MetricInfo.Direction.NEITHER || !(Math.abs(difference.value()) > 0)) {
            return "";
        }
        return difference.value() > 0 == (metric.better() == MetricInfo.Direction.HIGHER) ? first : second;
    }

    /** Whether there is a difference; where not, {@link #missing} says why. */
    public boolean isDefined() {
        return missing.isEmpty();
    }

    Contrast withHolm(double corrected) {
        return new Contrast(
                metric,
                first,
                second,
                meanFirst,
                meanSecond,
                difference,
                test,
                corrected,
                effect,
                patients,
                unit,
                missing,
                note);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.Arrays;
import java.util.List;
import org.consilium.segmentation.data.BitMask;

/**
 * What simple sets of masks would score, to hold a model's generalized energy distance against. All use the distance
 * 1 - IoU and all pairs (V-statistic).
 */
public final class Yardsticks {

    private Yardsticks() {}

    /** The energy distance of one mask repeated any number of times: the number does not matter. */
    public static double repeatedMaskGed(List<BitMask> labels, BitMask mask) {
        return GedTerms.standard(labels, List.of(mask)).value();
    }

    /**
     * The mean over raters of the energy distance when that rater's mask is repeated. It equals the mean distance
     * between the labels, {@link GedTerms#diversity}.
     */
    public static double singleRaterGed(List<BitMask> labels) {
        return labels.stream()
                .mapToDouble(label -> repeatedMaskGed(labels, label))
                .average()
                .orElseThrow();
    }

    /**
     * The expected energy distance of masks drawn independently, with replacement, from the labels: the mean label
     * distance D divided by the number of masks K. The expectation of the cross term is D and that of the predictions'
     * term is D (K - 1) / K, since a mask is K times in K * K pairs met with itself.
     */
    public static double oracleGed(List<BitMask> labels, int samples) {
        return GedTerms.diversity(labels) / samples;
    }

    /**
     * The mean Dice of one rater's mask, given to all raters, with theirs: mean over all pairs, a rater with himself
     * included.
     *
     * @param dice of each rater with each
     */
    public static double singleRaterDice(double[][] dice) {
        return Arrays.stream(dice).flatMapToDouble(Arrays::stream).average().orElseThrow();
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.fusion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.LabelFusion;
import org.consilium.segmentation.data.Overlap;

/**
 * One mask made of several raters', and how each rater stands to it. Immutable, as long as nobody writes into the array.
 *
 * @param probability that a pixel lies inside, 0 to 1, row by row: STAPLE's posterior, the mean of the raters, or 0 and 1
 *     for a vote
 * @param mask the pixels whose probability is strictly greater than 0.5
 * @param raters the performance of each rater, in the order of the masks. For votes and the mean it is counted against
 *     the probability, for STAPLE it is what the algorithm estimated
 * @param iterations of STAPLE, 0 otherwise
 * @param converged false if STAPLE ran out of iterations
 */
public record Consensus(
        double[] probability, BitMask mask, List<RaterPerformance> raters, int iterations, boolean converged) {

    /**
     * Fuses the masks of the raters who looked at a case.
     *
     * @param masks at least one, all of one size
     */
    public static Consensus of(List<BitMask> masks, FusionSettings settings) {
        return switch (settings.method()) {
            case MAJORITY -> counted(masks, indicator(LabelFusion.majority(masks)));
            case AT_LEAST_HALF -> counted(masks, indicator(LabelFusion.atLeastHalf(masks)));
            case SOFT_MEAN -> counted(masks, LabelFusion.mean(masks));
            case STAPLE -> estimated(masks, Staple.of(masks, settings.confidence(), settings.maxIterations()));
        };
    }

    private static Consensus estimated(List<BitMask> masks, Staple staple) {
        return of(
                masks,
                staple.probability(),
                staple.sensitivity(),
                staple.specificity(),
                staple.iterations(),
                staple.converged());
    }

    /** Sensitivity {@code sum(p D) / sum(p)} and specificity {@code sum((1 - p)(1 - D)) / sum(1 - p)}. */
    private static Consensus counted(List<BitMask> masks, double[] probability) {
        double inside = Arrays.stream(probability).sum();
        double outside = probability.length - inside;
        double[] sensitivity = new double[masks.size()];
        double[] specificity = new double[masks.size()];
        for (int r = 0; r < sensitivity.length; r++) {
            BitMask mask = masks.get(r);
            double hit = 0;
            for (int i = mask.nextInside(0); i >= 0; i = mask.nextInside(i + 1)) {
                hit += probability[i];
            }
            // Rounding of long sums must not make a share greater than 1.
            sensitivity[r] = Math.min(1, hit / inside);
            specificity[r] = Math.min(1, (outside - (mask.area() - hit)) / outside);
        }
        return of(masks, probability, sensitivity, specificity, 0, true);
    }

    private static Consensus of(
            List<BitMask> masks,
            double[] probability,
            double[] sensitivity,
            double[] specificity,
            int iterations,
            boolean converged) {
        BitMask mask = BitMask.inside(probability);
        List<RaterPerformance> raters = IntStream.range(0, masks.size())
                .mapToObj(r -> new RaterPerformance(sensitivity[r], specificity[r], Overlap.dice(masks.get(r), mask)))
                .toList();
        return new Consensus(probability, mask, raters, iterations, converged);
    }

    private static double[] indicator(BitMask mask) {
        double[] values = new double[mask.size()];
        for (int i = mask.nextInside(0); i >= 0; i = mask.nextInside(i + 1)) {
            values[i] = 1;
        }
        return values;
    }
}

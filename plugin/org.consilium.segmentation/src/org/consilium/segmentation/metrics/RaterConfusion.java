// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.List;

/**
 * Which rater each personalised mask fits: Dice of the mask made for rater i with the mask that rater j drew.
 *
 * @param masks the raters for whom there is a personalised mask and who looked at the case
 * @param raters all raters who looked at the case
 * @param dice masks x raters
 */
public record RaterConfusion(List<String> masks, List<String> raters, double[][] dice) {

    /** Dice of two empty masks with others differs by the smoothing only; such differences decide nothing. */
    static final double TIE = 1e-7;

    /** Whether there is something to confuse. */
    public boolean canIdentify() {
        return !masks.isEmpty() && raters.size() > 1;
    }

    /** The raters whom mask {@code i} fits best; more than one if they tie. */
    public List<String> best(int i) {
        double best = 0;
        for (double value : dice[i]) {
            best = Math.max(best, value);
        }
        double bound = best - TIE;
        return raters.stream()
                .filter(rater -> dice[i][raters.indexOf(rater)] >= bound)
                .toList();
    }

    /**
     * 1 if mask {@code i} fits the rater it was made for best, 0 if it fits another better, and 1 divided by the number
     * of ties if several fit equally well. So masks that tell no rater from another score 1 divided by the number of
     * raters.
     */
    public double identified(int i) {
        List<String> best = best(i);
        return best.contains(masks.get(i)) ? 1.0 / best.size() : 0;
    }

    /** The mean of {@link #identified} over the masks; NaN without masks. */
    public double identification() {
        double sum = 0;
        for (int i = 0; i < masks.size(); i++) {
            sum += identified(i);
        }
        return sum / masks.size();
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.statistics;

/**
 * Yes or no of several raters to many units, such as pixels inside or outside: the sums that {@link #fleissKappa} and
 * {@link #krippendorffAlpha} follow from, so that those of cases add up.
 *
 * @param ratings how many answers there are: the sum over the units of m, the number of raters of a unit
 * @param yes how many of them are yes: the sum of k
 * @param disagreement the sum over the units of k (m - k) / (m - 1)
 */
public record BinaryRatings(double ratings, double yes, double disagreement) {

    /** Nobody was asked. */
    public static final BinaryRatings NONE = new BinaryRatings(0, 0, 0);

    /** All of both. */
    public BinaryRatings plus(BinaryRatings other) {
        return new BinaryRatings(ratings + other.ratings, yes + other.yes, disagreement + other.disagreement);
    }

    /** Whether there are both answers; where all raters always say the same, no agreement can be told from chance. */
    public boolean varies() {
        return yes > 0 && yes < ratings;
    }

    /**
     * Fleiss' kappa (Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76, 1971): how
     * far agreement exceeds the one of raters who answer by chance, with the shares that all raters together have. It is
     * defined for units with the same number of raters, not necessarily the same raters; the caller sees to that.
     *
     * @return below 0 for less than chance, to 1; NaN unless there are both answers
     */
    public double fleissKappa() {
        return varies() ? 1 - disagreement * ratings / (yes * (ratings - yes)) : Double.NaN;
    }

    /**
     * Krippendorff's alpha for nominal data (Krippendorff, Content Analysis, 4th edition 2018, chapter 12; Hayes and
     * Krippendorff, Communication Methods and Measures 1, 2007). Units may have any number of raters from two on.
     *
     * @return below 0 for less than chance, to 1; NaN unless there are both answers
     */
    public double krippendorffAlpha() {
        return varies() ? 1 - disagreement * (ratings - 1) / (yes * (ratings - yes)) : Double.NaN;
    }
}

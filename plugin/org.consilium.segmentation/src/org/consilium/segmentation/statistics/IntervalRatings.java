// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.statistics;

import java.util.List;

/**
 * Numbers that several raters gave to units, such as the area of a case: the sums that Krippendorff's alpha for interval
 * data follows from, so that those of cases add up. The sums lose nothing to rounding if the numbers were measured from
 * about their mean.
 *
 * @param ratings how many numbers there are
 * @param sum of all numbers
 * @param squares sum of their squares
 * @param disagreement the sum over the units of the squared differences of all ordered pairs of numbers, divided by the
 *     unit's number of raters less one
 */
public record IntervalRatings(double ratings, double sum, double squares, double disagreement) {

    /** Nobody was asked. */
    public static final IntervalRatings NONE = new IntervalRatings(0, 0, 0, 0);

    /**
     * One unit.
     *
     * @param values of its raters; a unit of fewer than two says nothing and counts nothing, as alpha's definition wants
     */
    public static IntervalRatings of(List<Double> values) {
        int m = values.size();
        if (m < 2) {
            return NONE;
        }
        double sum = 0;
        double squares = 0;
        double between = 0;
        for (int i = 0; i < m; i++) {
            sum += values.get(i);
            squares += values.get(i) * values.get(i);
            for (int j = 0; j < i; j++) {
                double difference = values.get(i) - values.get(j);
                between += 2 * difference * difference;
            }
        }
        return new IntervalRatings(m, sum, squares, between / (m - 1));
    }

    /** All of both. */
    public IntervalRatings plus(IntervalRatings other) {
        return new IntervalRatings(
                ratings + other.ratings, sum + other.sum, squares + other.squares, disagreement + other.disagreement);
    }

    /**
     * Krippendorff's alpha with the squared difference as distance (Krippendorff, Content Analysis, 4th edition 2018,
     * chapter 12).
     *
     * @return below 0 for less than chance, to 1; NaN if all numbers are the same, or there are fewer than two units
     */
    public double krippendorffAlpha() {
        double expected = 2 * (ratings * squares - sum * sum) / (ratings - 1);
        return ratings > 2 && expected > ratings * squares * 1e-14 ? 1 - disagreement / expected : Double.NaN;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import org.consilium.segmentation.statistics.Quantiles;

/**
 * How far the borders of two masks are apart. Symmetric.
 *
 * <p>Where both masks are empty they agree: distances 0, surface Dice 1. Where one is, there is no distance; the surface
 * Dice is 0.
 *
 * @param hd95 Hausdorff distance without the farthest 5 %: the greater of the two directions' 95th percentiles, with
 *     linear interpolation, as in Maier-Hein et al., "Metrics reloaded", Nature Methods 2024 (arXiv 2206.01653); MedPy
 *     takes one percentile of both directions together. NaN if one mask is empty
 * @param assd average symmetric surface distance: the mean over the pixels of both borders of the distance to the other
 *     border (Heimann et al., IEEE TMI 28, 2009). NaN if one mask is empty
 * @param surfaceDice normalised surface Dice, 0 to 1: the share of the pixels of both borders that lie within the
 *     tolerance of the other (Nikolov et al., arXiv 1809.04430, counting border pixels)
 */
public record BoundaryFigures(double hd95, double assd, double surfaceDice) {

    /** Lets a distance of two pixels of 0.7 count as within a tolerance of 1.4 in spite of rounding. */
    private static final double ROUNDING = 1e-9;

    /**
     * Compares two borders.
     *
     * @param tolerance in the unit of the boundaries, at least 0
     */
    public static BoundaryFigures between(Boundary a, Boundary b, double tolerance) {
        if (a.isEmpty() && b.isEmpty()) {
            return new BoundaryFigures(0, 0, 1);
        }
        if (a.isEmpty() || b.isEmpty()) {
            return new BoundaryFigures(Double.NaN, Double.NaN, 0);
        }
        double[] there = a.distancesTo(b);
        double[] back = b.distancesTo(a);
        double both = there.length + back.length;
        return new BoundaryFigures(
                Math.max(Quantiles.ofSorted(there, 0.95), Quantiles.ofSorted(back, 0.95)),
                (sum(there) + sum(back)) / both,
                (within(there, tolerance) + within(back, tolerance)) / both);
    }

    /** Whether there are distances: both masks hold something, or both nothing. */
    public boolean hasDistances() {
        return !Double.isNaN(hd95);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static int within(double[] sorted, double tolerance) {
        int count = 0;
        while (count < sorted.length && sorted[count] <= tolerance + ROUNDING) {
            count++;
        }
        return count;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.statistics;

import org.apache.commons.math3.distribution.FDistribution;

/**
 * Intraclass correlation of numbers that the same raters gave to the same targets, from the mean squares of the two-way
 * analysis of variance (Shrout and Fleiss, Psychological Bulletin 86, 1979; McGraw and Wong, Psychological Methods 1,
 * 1996, with its correction). The intervals rest on F distributions and take targets as independent of each other.
 *
 * @param targets n
 * @param raters k
 * @param betweenTargets mean square of the targets, n - 1 degrees of freedom
 * @param betweenRaters mean square of the raters, k - 1 degrees of freedom
 * @param residual mean square of the rest, (n - 1)(k - 1) degrees of freedom
 */
public record IntraclassCorrelation(
        int targets, int raters, double betweenTargets, double betweenRaters, double residual) {

    private static final double ACCURACY = 1e-14;

    /** What is left of mean squares when raters agree wholly, by rounding. */
    private static final double ROUNDING = 1e-24;

    /**
     * The analysis of variance.
     *
     * @param values one row a target with one number a rater, all there: a target that a rater left out has no place in
     *     the definition
     */
    public static IntraclassCorrelation of(double[][] values) {
        int n = values.length;
        int k = n == 0 ? 0 : values[0].length;
        double grand = 0;
        for (double[] row : values) {
            grand += mean(row) / n;
        }
        double rows = 0;
        double all = 0;
        double[] columns = new double[k];
        for (double[] row : values) {
            double deviation = mean(row) - grand;
            rows += deviation * deviation;
            for (int j = 0; j < k; j++) {
                columns[j] += (row[j] - grand) / n;
            }
        }
        double raters = 0;
        for (double column : columns) {
            raters += column * column;
        }
        for (double[] row : values) {
            double target = mean(row) - grand;
            for (int j = 0; j < k; j++) {
                double rest = row[j] - grand - target - columns[j];
                all += rest * rest;
            }
        }
        double size = grand * grand * ROUNDING;
        return new IntraclassCorrelation(
                n, k, k * rows / (n - 1), n * raters / (k - 1), all <= size * n * k ? 0 : all / ((n - 1.0) * (k - 1)));
    }

    /** Whether the figures exist: two targets and raters at least, and targets or raters that differ. */
    public boolean isDefined() {
        return targets > 1 && raters > 1 && betweenTargets + betweenRaters + residual > 0;
    }

    /**
     * ICC(2,1), McGraw and Wong's ICC(A,1): absolute agreement of single raters, who are drawn from many.
     *
     * @return to 1; NaN if undefined
     */
    public double agreement() {
        return isDefined()
                ? (betweenTargets - residual)
                        / (betweenTargets + (raters - 1) * residual + raters * (betweenRaters - residual) / targets)
                : Double.NaN;
    }

    /**
     * ICC(3,1), McGraw and Wong's ICC(C,1): consistency of single raters, these and no others; a rater who always gives
     * more by the same does no harm.
     *
     * @return to 1; NaN if undefined
     */
    public double consistency() {
        double all = betweenTargets + (raters - 1) * residual;
        return isDefined() && all > 0 ? (betweenTargets - residual) / all : Double.NaN;
    }

    /** The 95 % interval of {@link #agreement}, with Satterthwaite's degrees of freedom; NaN if undefined. */
    public double[] agreementInterval95() {
        double r = agreement();
        if (!isDefined() || residual == 0 && betweenRaters == 0) {
            return new double[] {r, r};
        }
        double n = targets;
        double k = raters;
        double noise = k * betweenRaters + (k * n - k - n) * residual;
        double a = k * r / (n * (1 - r));
        double b = 1 + k * r * (n - 1) / (n * (1 - r));
        double mixed = a * betweenRaters + b * residual;
        double freedom =
                mixed * mixed / (square(a * betweenRaters) / (k - 1) + square(b * residual) / ((n - 1) * (k - 1)));
        if (!(freedom > 0) || Double.isInfinite(freedom)) {
            return new double[] {Double.NaN, Double.NaN};
        }
        double below = quantile(n - 1, freedom);
        double above = quantile(freedom, n - 1);
        return new double[] {
            n * (betweenTargets - below * residual) / (below * noise + n * betweenTargets),
            n * (above * betweenTargets - residual) / (noise + n * above * betweenTargets)
        };
    }

    /** The 95 % interval of {@link #consistency}; NaN if undefined. */
    public double[] consistencyInterval95() {
        double r = consistency();
        if (Double.isNaN(r) || residual == 0) {
            return new double[] {r, r};
        }
        double n = targets;
        double k = raters;
        double ratio = betweenTargets / residual;
        double below = ratio / quantile(n - 1, (n - 1) * (k - 1));
        double above = ratio * quantile((n - 1) * (k - 1), n - 1);
        return new double[] {(below - 1) / (below + k - 1), (above - 1) / (above + k - 1)};
    }

    private static double quantile(double numerator, double denominator) {
        return new FDistribution(null, numerator, denominator, ACCURACY).inverseCumulativeProbability(0.975);
    }

    private static double square(double value) {
        return value * value;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}

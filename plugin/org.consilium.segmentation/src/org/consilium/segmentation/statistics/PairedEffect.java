// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How large a paired difference is beside its spread between patients: Cohen's d_z, the mean of the patients' differences
 * divided by their standard deviation (Cohen, Statistical Power Analysis, 1988; Lakens, Front Psychol 2013).
 *
 * @param value d_z; NaN with fewer than two patients, or where all have the same difference
 * @param lower95 lower end of the 95 % percentile interval over resampled patients; NaN where {@link #value} is, and where
 *     there are so few patients that the end is without bound
 * @param upper95 upper end, likewise
 */
public record PairedEffect(double value, double lower95, double upper95) {

    /**
     * @param differences one a patient, finite; draws go by their order, which must follow from the data
     * @param seed of the draws
     */
    public static PairedEffect of(double[] differences, long seed) {
        double value = standardised(differences);
        if (!Double.isFinite(value)) {
            return new PairedEffect(Double.NaN, Double.NaN, Double.NaN);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] resampled = new double[PatientBootstrap.RESAMPLES];
        double[] drawn = new double[differences.length];
        for (int r = 0; r < resampled.length; r++) {
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = differences[PatientBootstrap.draw(random, drawn.length)];
            }
            resampled[r] = standardised(drawn);
        }
        Arrays.sort(resampled);
        return new PairedEffect(value, end(resampled, 0.025), end(resampled, 0.975));
    }

    /** Infinite where all differences are the same, unless they are 0. */
    private static double standardised(double[] values) {
        if (values.length < 2) {
            return Double.NaN;
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double spread = Math.sqrt(squares / (values.length - 1));
        // the mean of equal values may be off by rounding
        return spread <= 1e-12 * Math.abs(mean) ? mean == 0 ? 0 : mean * Double.POSITIVE_INFINITY : mean / spread;
    }

    private static double end(double[] sorted, double share) {
        double end = Quantiles.ofSorted(sorted, share);
        return Double.isInfinite(end) ? Double.NaN : end;
    }
}

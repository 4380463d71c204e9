// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.pool;

import java.util.List;

/**
 * A mean over runs with its 95 % interval by Student's t distribution.
 *
 * @param mean of the values
 * @param margin half the width of the interval; NaN for fewer than two runs
 * @param runs how many values there are
 */
record RunMean(double mean, double margin, int runs) {
    /** Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom, as in any statistics table. */
    private static final double[] T95 = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    };

    /** Values that are NaN are left out. */
    static RunMean of(List<Double> all) {
        double[] values = all.stream()
                .filter(value -> !Double.isNaN(value))
                .mapToDouble(Double::doubleValue)
                .toArray();
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = values.length == 0 ? Double.NaN : sum / values.length;
        return new RunMean(mean, margin(values, mean), values.length);
    }

    private static double margin(double[] values, double mean) {
        if (values.length < 2) {
            return Double.NaN;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        int freedom = values.length - 1;
        // past the table its last entry is a little too wide, never too narrow
        return T95[Math.min(freedom, T95.length) - 1] * Math.sqrt(squares / freedom / values.length);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

/**
 * One row of the summary: the mean of a metric over the cases where it is defined.
 *
 * @param metric the metric
 * @param value the mean; NaN if it is defined for no case
 * @param lower95 lower end of the 95 % bootstrap interval over patients; NaN with fewer than two patients
 * @param upper95 upper end of that interval; NaN with fewer than two patients
 * @param cases the number of cases that the mean is over
 * @param patients the number of their patients
 * @param unit "mm" or "px" for a distance between borders, otherwise empty; where some cases have their distances in mm,
 *     the mean is over those
 */
public record MetricSummary(
        MetricInfo metric, double value, double lower95, double upper95, int cases, int patients, String unit) {

    /** Whether there is a case with a figure; where not, {@link #value} is NaN. */
    public boolean isDefined() {
        return cases > 0;
    }
}

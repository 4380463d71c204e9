// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A mean over cases with its 95 % bootstrap interval over patients.
 *
 * @param value the mean; NaN without cases
 * @param lower95 NaN with fewer than two patients
 * @param upper95 NaN with fewer than two patients
 * @param cases how many cases the mean is over
 */
public record MeanInterval(double value, double lower95, double upper95, int cases) {

    /** A figure of a case, or of a part of it, with what stands for the patient whose it is. */
    public record Observation<T>(String patient, T of) {}

    /** The mean of the figures that are numbers; NaN is left out. */
    public static <T> MeanInterval of(List<Observation<T>> observations, ToDoubleFunction<T> figure, long seed) {
        List<String> patients = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Observation<T> observation : observations) {
            double value = figure.applyAsDouble(observation.of());
            if (!Double.isNaN(value)) {
                patients.add(observation.patient());
                values.add(value);
            }
        }
        PatientBootstrap bootstrap = PatientBootstrap.of(patients, values);
        double[] interval = bootstrap.interval95(seed);
        return new MeanInterval(bootstrap.mean(), interval[0], interval[1], values.size());
    }
}

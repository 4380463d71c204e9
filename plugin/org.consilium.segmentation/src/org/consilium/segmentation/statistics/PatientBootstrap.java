// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.consilium.ground.Count;

/**
 * Percentile intervals of a mean over cases, by drawing whole patients with replacement: cases of one patient resemble
 * each other, so drawing cases would make the interval too narrow.
 *
 * <p>The result depends on the values, their patients and the seed only, not on the order of the cases beyond
 * rounding. Metrics that are defined for the same patients see the same draws.
 */
public final class PatientBootstrap {

    /** How often patients are drawn. */
    public static final int RESAMPLES = 2000;

    private final double[] sums;
    private final int[] counts;

    private PatientBootstrap(Map<String, List<Double>> byPatient) {
        sums = new double[byPatient.size()];
        counts = new int[byPatient.size()];
        int index = 0;
        for (List<Double> values : byPatient.values()) {
            for (double value : values) {
                sums[index] += value;
            }
            counts[index++] = values.size();
        }
    }

    /**
     * Collects values by patient.
     *
     * @param patients stands for the patient of each value; draws go by its order, which must follow from the data
     * @param values one value a case, all finite
     */
    public static PatientBootstrap of(List<String> patients, List<Double> values) {
        if (patients.size() != values.size()) {
            throw new IllegalArgumentException("The values are not one a patient: " + Count.of(values.size(), "value")
                    + " for " + Count.of(patients.size(), "patient") + ".");
        }
        Map<String, List<Double>> byPatient = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            byPatient.computeIfAbsent(patients.get(i), key -> new ArrayList<>()).add(values.get(i));
        }
        return new PatientBootstrap(byPatient);
    }

    /** The number of different patients, each drawn whole. */
    public int patients() {
        return sums.length;
    }

    /** The mean over all cases; NaN without any. */
    public double mean() {
        return Arrays.stream(sums).sum() / Arrays.stream(counts).sum();
    }

    /**
     * The interval that holds the middle 95 % of the resampled means.
     *
     * @return lower and upper end; both NaN with fewer than two patients, where nothing can be said
     */
    public double[] interval95(long seed) {
        return interval95(sums.length, seed);
    }

    /**
     * The same interval as it would be with another number of patients who are like these.
     *
     * @param patients how many are drawn, at least 1; more than there are is a forecast
     * @return lower and upper end; both NaN with fewer than two patients here, where nothing can be said
     */
    public double[] interval95(int patients, long seed) {
        if (sums.length < 2) {
            return new double[] {Double.NaN, Double.NaN};
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < patients; i++) {
                int drawn = draw(random, sums.length);
                sum += sums[drawn];
                count += counts[drawn];
            }
            means[r] = sum / count;
        }
        Arrays.sort(means);
        return new double[] {Quantiles.ofSorted(means, 0.025), Quantiles.ofSorted(means, 0.975)};
    }

    /** One of so many, each as likely. */
    static int draw(SplittableRandom random, int count) {
        return (int) ((random.nextLong() >>> 33) * count >>> 31);
    }
}

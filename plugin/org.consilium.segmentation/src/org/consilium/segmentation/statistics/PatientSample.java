// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What was seen of each patient, to be drawn patient by patient: the percentile interval of any figure, where
 * {@link PatientBootstrap} has that of a mean. Draws go as there, so that figures of the same patients see the same ones.
 *
 * @param <T> what was seen once, such as a case
 */
public final class PatientSample<T> {

    private final List<List<T>> groups;

    private PatientSample(List<List<T>> groups) {
        this.groups = groups;
    }

    /**
     * Collects observations by patient.
     *
     * @param observations draws go by the order of what stands for the patients, which must follow from the data
     */
    public static <T> PatientSample<T> of(List<MeanInterval.Observation<T>> observations) {
        Map<String, List<T>> byPatient = new TreeMap<>();
        for (MeanInterval.Observation<T> observation : observations) {
            byPatient
                    .computeIfAbsent(observation.patient(), key -> new ArrayList<>())
                    .add(observation.of());
        }
        return new PatientSample<>(List.copyOf(byPatient.values()));
    }

    /** What was seen, one list a patient. */
    public List<List<T>> groups() {
        return groups;
    }

    /** The number of different patients, each drawn whole. */
    public int patients() {
        return groups.size();
    }

    /** The figure of what was seen. */
    public double value(ToDoubleFunction<List<List<T>>> figure) {
        return figure.applyAsDouble(groups);
    }

    /**
     * The interval that holds the middle 95 % of the figure over the draws. Draws for which the figure does not exist are
     * left out.
     *
     * @param figure of lists of one patient each; a patient who is drawn twice is there as two
     * @return lower and upper end; both NaN with fewer than two patients, or where the figure does not exist for half of
     *     the draws
     */
    public double[] interval95(long seed, ToDoubleFunction<List<List<T>>> figure) {
        double[] none = {Double.NaN, Double.NaN};
        if (groups.size() < 2) {
            return none;
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] figures = new double[PatientBootstrap.RESAMPLES];
        int known = 0;
        List<List<T>> drawn = new ArrayList<>(groups);
        for (int r = 0; r < figures.length; r++) {
            for (int i = 0; i < groups.size(); i++) {
                drawn.set(i, groups.get(PatientBootstrap.draw(random, groups.size())));
            }
            double value = figure.applyAsDouble(drawn);
            if (Double.isFinite(value)) {
                figures[known++] = value;
            }
        }
        if (known < figures.length / 2) {
            return none;
        }
        double[] sorted = Arrays.copyOf(figures, known);
        Arrays.sort(sorted);
        return new double[] {Quantiles.ofSorted(sorted, 0.025), Quantiles.ofSorted(sorted, 0.975)};
    }
}

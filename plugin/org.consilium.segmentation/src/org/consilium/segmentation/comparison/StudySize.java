// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.consilium.segmentation.metrics.MetricInfo;
import org.consilium.segmentation.statistics.PatientBootstrap;

/**
 * How wide the interval of a difference is with fewer or more patients: patients are drawn with replacement, as many as
 * the study would have. With as many as there are it is the interval of the comparison itself; more are a forecast, which
 * takes further patients to be like these.
 *
 * @param metric the figure
 * @param first name of an arm
 * @param second name of another
 * @param patients of the study
 * @param available patients that were drawn from; if there are fewer than {@code patients}, this is a forecast
 * @param difference mean of first less second over all cases
 * @param lower95 of the study
 * @param upper95 of the study
 */
public record StudySize(
        MetricInfo metric,
        String first,
        String second,
        int patients,
        int available,
        double difference,
        double lower95,
        double upper95) {

    private static final List<Integer> STEPS = List.of(2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500);

    /** The width of the interval. */
    public double width() {
        return upper95 - lower95;
    }

    /** Whether the interval leaves 0 out, so that a study of this size would tell the arms apart. */
    public boolean tellsApart() {
        return lower95 > 0 || upper95 < 0;
    }

    /** Studies of several sizes, for each pair and figure that has a difference between at least two patients. */
    public static List<StudySize> of(List<Arm> arms, ComparisonSettings settings) {
        List<StudySize> rows = new ArrayList<>();
        for (ArmPair pair : Comparison.pairs(arms, settings.allPairs())) {
            for (MetricInfo metric : settings.metrics()) {
                if (pair.incomparable(metric).isEmpty()) {
                    rows.addAll(sizes(pair, metric, settings.seed()));
                }
            }
        }
        return rows;
    }

    private static List<StudySize> sizes(ArmPair pair, MetricInfo metric, long seed) {
        PatientBootstrap bootstrap = pair.figure(metric).bootstrap();
        int available = bootstrap.patients();
        List<StudySize> rows = new ArrayList<>();
        if (available < 2) {
            return rows;
        }
        TreeSet<Integer> sizes = new TreeSet<>(List.of(available, 2 * available, 4 * available));
        STEPS.stream().filter(step -> step < available).forEach(sizes::add);
        for (int patients : sizes) {
            double[] interval = bootstrap.interval95(patients, seed);
            rows.add(new StudySize(
                    metric,
                    pair.first().name(),
                    pair.second().name(),
                    patients,
                    available,
                    bootstrap.mean(),
                    interval[0],
                    interval[1]));
        }
        return rows;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.segmentation.data.CaseOrder;
import org.consilium.segmentation.statistics.MeanInterval;

/**
 * One rater over all cases that the rater looked at. Means are over the cases where a figure exists.
 *
 * @param rater the rater
 * @param cases how many cases the rater looked at
 * @param dice of the masks made for the rater with the rater's own, with an interval over patients
 * @param identified share of those masks that fit this rater best
 * @param hd95 mean in {@code unit}
 * @param assd mean in {@code unit}
 * @param surfaceDice mean
 * @param unit "mm" or "px"; where some cases have their distances in mm, the means are over those
 * @param oneEmpty cases in which exactly one of both masks is empty, so that there is no distance
 * @param agreement mean Dice of the rater with the other raters
 * @param modelAgreement mean Dice of the model's mean mask with those same others
 */
public record RaterSummary(
        String rater,
        int cases,
        MeanInterval dice,
        double identified,
        double hd95,
        double assd,
        double surfaceDice,
        String unit,
        int oneEmpty,
        double agreement,
        double modelAgreement) {

    private record Seen(RaterFigures figures, String unit) {

        double hd95() {
            return figures.boundary() == null ? Double.NaN : figures.boundary().hd95();
        }

        double assd() {
            return figures.boundary() == null ? Double.NaN : figures.boundary().assd();
        }

        double surfaceDice() {
            return figures.boundary() == null ? Double.NaN : figures.boundary().surfaceDice();
        }

        boolean oneEmpty() {
            return figures.boundary() != null && !figures.boundary().hasDistances();
        }
    }

    /**
     * One row a rater, sorted by id.
     *
     * @param seed fixes the draws of the intervals
     */
    public static List<RaterSummary> of(List<CaseMetrics> cases, long seed) {
        Map<String, List<MeanInterval.Observation<Seen>>> byRater = new TreeMap<>();
        CaseOrder order = CaseMetrics.order(cases);
        for (CaseMetrics row : cases) {
            for (RaterFigures figures : row.details().raters()) {
                byRater.computeIfAbsent(figures.rater(), key -> new ArrayList<>())
                        .add(new MeanInterval.Observation<>(
                                order.rank(row.patient()),
                                new Seen(figures, row.details().unit())));
            }
        }
        return byRater.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), seed))
                .toList();
    }

    private static RaterSummary of(String rater, List<MeanInterval.Observation<Seen>> all, long seed) {
        boolean inMillimetres = all.stream().anyMatch(seen -> seen.of().unit().equals(PixelScale.MILLIMETRES));
        String unit = inMillimetres ? PixelScale.MILLIMETRES : PixelScale.PIXELS;
        List<MeanInterval.Observation<Seen>> sameUnit =
                all.stream().filter(seen -> seen.of().unit().equals(unit)).toList();
        return new RaterSummary(
                rater,
                all.size(),
                MeanInterval.of(all, seen -> seen.figures().dice(), seed),
                mean(all.stream()
                        .mapToDouble(seen -> seen.of().figures().identified())
                        .toArray()),
                mean(sameUnit.stream().mapToDouble(seen -> seen.of().hd95()).toArray()),
                mean(sameUnit.stream().mapToDouble(seen -> seen.of().assd()).toArray()),
                mean(sameUnit.stream()
                        .mapToDouble(seen -> seen.of().surfaceDice())
                        .toArray()),
                unit,
                (int) all.stream().filter(seen -> seen.of().oneEmpty()).count(),
                mean(all.stream()
                        .mapToDouble(seen -> seen.of().figures().agreement())
                        .toArray()),
                mean(all.stream()
                        .mapToDouble(seen -> seen.of().figures().modelAgreement())
                        .toArray()));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}

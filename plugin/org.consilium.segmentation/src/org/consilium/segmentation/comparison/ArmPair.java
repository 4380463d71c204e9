// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.comparison;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.ground.Count;
import org.consilium.segmentation.metrics.MetricInfo;
import org.consilium.segmentation.statistics.MeanInterval;
import org.consilium.segmentation.statistics.PairedEffect;
import org.consilium.segmentation.statistics.SignFlips;

/** Two arms and the cases that they have in common. */
final class ArmPair {

    private static final Set<MetricInfo> SURFACE_DICE =
            EnumSet.of(MetricInfo.SURFACE_DICE_DIAGONAL, MetricInfo.MEAN_MASK_SURFACE_DICE);
    private static final Set<MetricInfo> DISTANCES = EnumSet.of(
            MetricInfo.HD95_DIAGONAL, MetricInfo.ASSD_DIAGONAL, MetricInfo.MEAN_MASK_HD95, MetricInfo.MEAN_MASK_ASSD);
    private static final Set<MetricInfo> OF_KNOWN_RATERS = EnumSet.of(
            MetricInfo.DICE_DIAGONAL,
            MetricInfo.RATER_IDENTIFICATION,
            MetricInfo.HD95_DIAGONAL,
            MetricInfo.ASSD_DIAGONAL,
            MetricInfo.SURFACE_DICE_DIAGONAL);
    private static final String MILLIMETRES = "mm";

    private final Arm first;
    private final Arm second;
    private final List<CaseKey> common;
    private final Map<String, String> ranks = new HashMap<>();

    ArmPair(Arm first, Arm second) {
        this.first = first;
        this.second = second;
        common = first.cases().keySet().stream()
                .filter(second.cases()::containsKey)
                .toList();
        // the order of patients follows from the data where the masks of their cases differ
        common.forEach(key ->
                ranks.merge(key.patient(), key.labels() + "\n" + key.patient(), (a, b) -> a.compareTo(b) <= 0 ? a : b));
    }

    Arm first() {
        return first;
    }

    Arm second() {
        return second;
    }

    List<CaseKey> common() {
        return common;
    }

    /** The figure of the cases where both arms have it. */
    PairedFigure figure(MetricInfo metric) {
        String unit = unit(metric);
        List<PairedFigure.Value> values = new ArrayList<>();
        for (CaseKey key : common) {
            ArmCase a = first.cases().get(key);
            ArmCase b = second.cases().get(key);
            if (a.values().containsKey(metric)
                    && b.values().containsKey(metric)
                    && (unit.isEmpty() || isIn(unit, a, b))) {
                values.add(new PairedFigure.Value(
                        ranks.get(key.patient()),
                        a.values().get(metric),
                        b.values().get(metric)));
            }
        }
        return new PairedFigure(values);
    }

    private static boolean isIn(String unit, ArmCase a, ArmCase b) {
        return a.units().equals(Set.of(unit)) && b.units().equals(Set.of(unit));
    }

    /** Where some cases have their distances in mm, the figure is over those. */
    private String unit(MetricInfo metric) {
        if (!DISTANCES.contains(metric)) {
            return "";
        }
        SortedSet<String> units = new TreeSet<>();
        common.forEach(key -> units.addAll(first.cases().get(key).units()));
        return units.contains(MILLIMETRES) || units.isEmpty() ? MILLIMETRES : units.first();
    }

    Contrast contrast(MetricInfo metric, long seed) {
        String incomparable = incomparable(metric);
        PairedFigure figure = figure(metric);
        if (incomparable.isEmpty() && figure.values().isEmpty()) {
            incomparable = common.isEmpty()
                    ? "the arms have no case in common"
                    : "there is no case in which both arms have this figure";
        }
        if (!incomparable.isEmpty()) {
            return new Contrast(
                    metric,
                    first.name(),
                    second.name(),
                    Double.NaN,
                    Double.NaN,
                    new MeanInterval(Double.NaN, Double.NaN, Double.NaN, 0),
                    new SignFlips(Double.NaN, true, 0),
                    Double.NaN,
                    new PairedEffect(Double.NaN, Double.NaN, Double.NaN),
                    0,
                    "",
                    incomparable,
                    "");
        }
        return figure.contrast(metric, first.name(), second.name(), unit(metric), note(metric, figure), seed);
    }

    /** Why the figures of both arms must not be set against each other; empty if they may. */
    String incomparable(MetricInfo metric) {
        if (SampleCount.decides(metric) && differ(ArmCase::samples)) {
            return "not comparable: K differs (" + samples() + "); draw as many samples in each arm"
                    + (metric == MetricInfo.GED || metric == MetricInfo.GED_DPERSONA
                            ? ", or read ged_offdiagonal"
                            : "");
        }
        if (SURFACE_DICE.contains(metric) && (differ(ArmCase::tolerances) || surfacesDiffer())) {
            return "not comparable: the tolerance of the surface Dice differs; evaluate both with the same";
        }
        if (OF_KNOWN_RATERS.contains(metric) && differ(ArmCase::raters)) {
            return "not comparable: the models have masks for other raters, and the figure is a mean over those";
        }
        if (metric == MetricInfo.ECE && differ(ArmCase::bins)) {
            return "not comparable: the bins of the calibration error differ; evaluate both with the same";
        }
        return "";
    }

    private <T> boolean differ(Function<ArmCase, T> property) {
        return common.stream().anyMatch(key -> !property.apply(first.cases().get(key))
                .equals(property.apply(second.cases().get(key))));
    }

    /** The raters' own surface Dice follows from their masks and the tolerance. */
    private boolean surfacesDiffer() {
        return common.stream().anyMatch(key -> {
            Double a = first.cases().get(key).values().get(MetricInfo.RATERS_SURFACE_DICE);
            Double b = second.cases().get(key).values().get(MetricInfo.RATERS_SURFACE_DICE);
            return a != null && b != null && Math.abs(a - b) > 1e-9;
        });
    }

    private String samples() {
        return samples(first) + " and " + samples(second);
    }

    private String samples(Arm arm) {
        return common.stream()
                .flatMap(key -> arm.cases().get(key).samples().stream())
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private String note(MetricInfo metric, PairedFigure figure) {
        List<String> notes = new ArrayList<>();
        if (SampleCount.touches(metric) && differ(ArmCase::samples)) {
            notes.add("K differs (" + samples() + "), and a mean of more samples is smoother");
        }
        long one = common.stream()
                .filter(key -> first.cases().get(key).values().containsKey(metric)
                        != second.cases().get(key).values().containsKey(metric))
                .count();
        if (one > 0) {
            notes.add(Count.of(one, "case has", "cases have") + " the figure in one arm only, and "
                    + (one == 1 ? "is" : "are") + " left out");
        }
        long both = common.stream()
                .filter(key -> first.cases().get(key).values().containsKey(metric)
                        && second.cases().get(key).values().containsKey(metric))
                .count();
        if (both > figure.values().size()) {
            notes.add(Count.of(both - figure.values().size(), "case has", "cases have")
                    + " its distances in another unit, and "
                    + (both - figure.values().size() == 1 ? "is" : "are") + " left out");
        }
        return String.join("; ", notes);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.consilium.segmentation.metrics.PixelScale;
import org.consilium.segmentation.statistics.MeanInterval;
import org.consilium.segmentation.statistics.MeanInterval.Observation;

/**
 * A pair of raters over all cases that both looked at. Means are over the cases where a figure exists, intervals over
 * patients.
 *
 * @param pair who
 * @param cases how many cases both looked at
 * @param patients of how many patients
 * @param oneEmpty cases in which exactly one mask is empty: Dice, IoU and surface Dice 0, no distance
 * @param bothEmpty cases in which both are: Dice, IoU and surface Dice 1, distances 0
 * @param dice of all cases
 * @param markedDice of the cases in which at least one of both marked something
 * @param iou of all cases
 * @param surfaceDice of all cases
 * @param hd95 in {@code distanceUnit}
 * @param assd in {@code distanceUnit}
 * @param distanceUnit "mm" or "px"; where some cases are in mm, the means are over those
 * @param areaDifference second less first, in {@code areaUnit}
 * @param areaUnit "mm2" or "px", likewise
 * @param volumeDice Dice of whole volumes
 * @param volumeDifference second less first, in {@code volumeUnit}
 * @param volumeUnit "mL" or "px", likewise
 */
public record PairSummary(
        RaterPair pair,
        int cases,
        int patients,
        int oneEmpty,
        int bothEmpty,
        MeanInterval dice,
        MeanInterval markedDice,
        MeanInterval iou,
        MeanInterval surfaceDice,
        MeanInterval hd95,
        MeanInterval assd,
        String distanceUnit,
        MeanInterval areaDifference,
        String areaUnit,
        MeanInterval volumeDice,
        MeanInterval volumeDifference,
        String volumeUnit) {

    private record Seen(CaseAgreement in, PairFigures figures) {}

    /** One row a pair, in the order of {@link Readings#pairs}. */
    public static List<PairSummary> of(AgreementStudy study) {
        Measurements areas = study.areas();
        Measurements volumes = study.volumeSizes();
        return study.readings().pairs().stream()
                .map(pair -> of(study, pair, areas, volumes))
                .toList();
    }

    private static PairSummary of(AgreementStudy study, RaterPair pair, Measurements areas, Measurements volumes) {
        List<Seen> seen = new ArrayList<>();
        for (CaseAgreement c : study.cases()) {
            c.pairs().stream()
                    .filter(figures -> figures.pair().equals(pair))
                    .forEach(figures -> seen.add(new Seen(c, figures)));
        }
        boolean inMillimetres =
                seen.stream().anyMatch(s -> s.in().scale().unit().equals(PixelScale.MILLIMETRES));
        String unit = inMillimetres ? PixelScale.MILLIMETRES : PixelScale.PIXELS;
        Function<ToDoubleFunction<Seen>, MeanInterval> mean = figure -> study.mean(seen.stream()
                .map(s -> study.observed(s.in(), figure.applyAsDouble(s)))
                .toList());
        Function<ToDoubleFunction<Seen>, MeanInterval> distance =
                figure -> mean.apply(s -> s.in().scale().unit().equals(unit) ? figure.applyAsDouble(s) : Double.NaN);
        return new PairSummary(
                pair,
                seen.size(),
                (int) seen.stream().map(s -> s.in().info().patient()).distinct().count(),
                (int) seen.stream()
                        .filter(s -> s.figures().overlap().oneEmpty())
                        .count(),
                (int) seen.stream()
                        .filter(s -> s.figures().overlap().bothEmpty())
                        .count(),
                mean.apply(s -> s.figures().overlap().dice()),
                mean.apply(s -> s.figures().overlap().bothEmpty()
                        ? Double.NaN
                        : s.figures().overlap().dice()),
                mean.apply(s -> s.figures().overlap().iou()),
                mean.apply(s -> s.figures().boundary().surfaceDice()),
                distance.apply(s -> s.figures().boundary().hd95()),
                distance.apply(s -> s.figures().boundary().assd()),
                unit,
                study.mean(differences(areas, pair)),
                areas.unit(),
                study.mean(study.volumes().stream()
                        .filter(volume -> volume.pairs().containsKey(pair))
                        .map(volume -> study.observed(
                                volume.slices().get(0), volume.pairs().get(pair).dice()))
                        .toList()),
                study.mean(differences(volumes, pair)),
                volumes.unit());
    }

    /** Second less first, where both have a number. */
    static List<Observation<Double>> differences(Measurements measurements, RaterPair pair) {
        return measurements.complete(List.of(pair.first(), pair.second())).stream()
                .map(row -> new Observation<>(row.patient(), row.of()[1] - row.of()[0]))
                .toList();
    }
}

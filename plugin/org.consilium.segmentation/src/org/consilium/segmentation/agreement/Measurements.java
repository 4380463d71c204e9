// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.segmentation.metrics.PixelScale;
import org.consilium.segmentation.statistics.MeanInterval.Observation;

/**
 * One number a rater, of each case or volume. Numbers in different units have no common statistic: where some are in mm2
 * or mL, those in pixels are left out.
 *
 * @param unit "mm2" or "mL", or "px"
 * @param rows by patient, the numbers of those raters who have one
 * @param otherUnit how many were left out for their unit
 */
public record Measurements(String unit, List<Observation<Map<String, Double>>> rows, int otherUnit) {

    public static final String SQUARE_MILLIMETRES = "mm2";

    /** A row before its unit was chosen. */
    private record Row(String unit, Observation<Map<String, Double>> values) {}

    static Measurements areas(AgreementStudy study) {
        List<Row> rows = new ArrayList<>();
        for (CaseAgreement c : study.cases()) {
            Map<String, Double> values = new HashMap<>();
            c.areas().forEach((rater, pixels) -> values.put(rater, areaOf(c, pixels)));
            rows.add(new Row(unitOf(c), study.observed(c, values)));
        }
        return of(rows, SQUARE_MILLIMETRES);
    }

    static Measurements volumes(AgreementStudy study) {
        List<Row> rows = study.volumes().stream()
                .map(volume ->
                        new Row(volume.unit(), study.observed(volume.slices().get(0), volume.sizes())))
                .toList();
        return of(rows, VolumeAgreement.MILLILITRES);
    }

    private static Measurements of(List<Row> rows, String better) {
        boolean known = rows.stream().anyMatch(row -> row.unit().equals(better));
        String unit = known ? better : PixelScale.PIXELS;
        List<Observation<Map<String, Double>>> same = rows.stream()
                .filter(row -> row.unit().equals(unit))
                .map(Row::values)
                .toList();
        return new Measurements(unit, same, rows.size() - same.size());
    }

    /** In which unit areas of a case are told. */
    public static String unitOf(CaseAgreement c) {
        return c.scale().unit().equals(PixelScale.MILLIMETRES) ? SQUARE_MILLIMETRES : PixelScale.PIXELS;
    }

    /** An area in that unit. */
    public static double areaOf(CaseAgreement c, double pixels) {
        return pixels * (c.scale().row() * c.scale().column());
    }

    /** The numbers of those rows where all these raters have one, in their order. */
    public List<Observation<double[]>> complete(List<String> raters) {
        return rows.stream()
                .filter(row -> row.of().keySet().containsAll(raters))
                .map(row -> new Observation<>(
                        row.patient(),
                        raters.stream().mapToDouble(row.of()::get).toArray()))
                .toList();
    }

    /** The numbers of those of these raters who have one, row by row. */
    public List<Observation<List<Double>>> ragged(List<String> raters) {
        return rows.stream()
                .map(row -> new Observation<>(
                        row.patient(),
                        raters.stream()
                                .filter(row.of()::containsKey)
                                .map(row.of()::get)
                                .toList()))
                .toList();
    }
}

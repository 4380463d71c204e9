// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.agreement;

import java.util.ArrayList;
import java.util.List;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.agreement.Coefficient;
import org.consilium.segmentation.agreement.PairDifference;
import org.consilium.segmentation.agreement.RaterSummary;
import org.consilium.segmentation.agreement.Readings;
import org.consilium.segmentation.statistics.BlandAltman;
import org.knime.core.data.DataCell;

/** The tables of all raters together, of differences, and of each rater. */
final class StudyTables {

    /** One row a figure. */
    static final Table COEFFICIENTS = Table.empty()
            .text(
                    "coefficient",
                    "fleiss_kappa, krippendorff_alpha, icc_2_1 (absolute agreement) or icc_3_1 (consistency)")
            .text("quantity", "what the raters tell: pixel (inside or not), area of a case, or volume")
            .text("scope", "which pixels count; for area and volume the unit")
            .number("value", "the figure, to 1, higher is better; 0 is agreement by chance")
            .number("lower95", "lower end of the 95 % interval, drawn over patients")
            .number("upper95", "upper end of the 95 % interval, drawn over patients")
            .number("lower95_f", "lower end of the 95 % interval by F distributions, for independent cases")
            .number("upper95_f", "upper end of the 95 % interval by F distributions, for independent cases")
            .integer("raters", "raters of a case that counts; for alpha at most so many")
            .integer("counted", "cases, or volumes, that count")
            .integer("patients", "patients of these")
            .integer("left_out", "cases, or volumes, that do not count for want of raters, or for their unit")
            .text("counts", "which cases or volumes count, by the definition of the figure");

    /** One row a pair and quantity. */
    static final Table DIFFERENCES = differences();

    /** One row a rater. */
    static final Table RATERS = raters();

    private static final String UNVARIED = "all answers are the same, or no case counts, so chance cannot be told";
    private static final String NO_VARIANCE = "needs two cases or volumes that all raters measured, and a difference";
    private static final String NO_F = "the figure has no interval by F";
    private static final String NEEDS_MORE = "needs two differences, of two patients";
    private static final String NO_OTHERS = "no case with two other persons";
    private static final String NO_CASE = "the rater looked at no case";

    private StudyTables() {}

    private static Table differences() {
        Table table = Table.empty()
                .text("quantity", "area of a case, or volume")
                .text("unit", "unit of all figures but the ICC")
                .text("rater_1", "first rater")
                .text("rater_2", "second rater, from whom the first is subtracted")
                .text("kind", "between two persons, or within one person who read twice")
                .integer("differences", "cases, or volumes, that both measured")
                .integer("patients", "patients of these");
        table = IntervalColumns.with(table, "bias", "mean difference, 0 is best")
                .number("standard_deviation", "of single differences, lower is better");
        table = IntervalColumns.with(table, "lower_limit", "lower 95 % limit of agreement");
        table = IntervalColumns.with(table, "upper_limit", "upper 95 % limit of agreement");
        return IntervalColumns.with(table, "icc_2_1", "intraclass correlation of the two, to 1, higher is better")
                .text(
                        "intervals",
                        "exact where each patient has one difference; else drawn over patients, and the deviation is"
                                + " that within and between patients");
    }

    private static Table raters() {
        Table table = Table.empty()
                .text("rater", "the rater, or one reading of a person")
                .text("person", "the first reading of the same person")
                .integer("cases", "cases that the rater looked at")
                .integer("patients", "patients of these")
                .integer("empty", "cases in which the rater marked nothing");
        table = IntervalColumns.with(table, "area", "mean area that the rater marked")
                .text("area_unit", "mm2 or px; where some cases are in mm2, the mean is over those");
        table = IntervalColumns.with(
                        table, "dice_with_others", "mean Dice with the other persons, 0 to 1, higher is better")
                .integer("compared", "cases that at least two other persons looked at, so that there is a consensus");
        table = IntervalColumns.with(
                table, "dice", "mean Dice with the consensus of the others, 0 to 1, higher is better");
        table = IntervalColumns.with(table, "sensitivity", "mean share of that consensus that the rater marked");
        table = IntervalColumns.with(table, "precision", "mean share of the rater's mask inside of that consensus");
        table = IntervalColumns.with(
                table, "area_bias", "mean area of the rater less that of the consensus, 0 is best; in area_unit");
        table = IntervalColumns.with(table, "area_bias_percent", "summed difference over the consensus' summed area");
        return IntervalColumns.with(table, "volume_bias", "mean volume of the rater less that of the consensus")
                .text("volume_unit", "mL or px; where some volumes are in mL, the mean is over those");
    }

    static List<DataCell[]> coefficients(List<Coefficient> coefficients) {
        List<DataCell[]> rows = new ArrayList<>();
        for (Coefficient c : coefficients) {
            boolean correlation = isCorrelation(c);
            String undefined = correlation ? NO_VARIANCE : UNVARIED;
            String noInterval = Double.isNaN(c.value()) ? undefined : IntervalColumns.ONE_PATIENT;
            String noF = correlation ? NO_VARIANCE : NO_F;
            rows.add(new DataCell[] {
                Table.cell(c.name()),
                Table.cell(c.quantity()),
                Table.cell(c.scope()),
                Table.cell(c.value(), undefined),
                Table.cell(c.lower95(), noInterval),
                Table.cell(c.upper95(), noInterval),
                Table.cell(c.lower95ByF(), noF),
                Table.cell(c.upper95ByF(), noF),
                Table.cell(c.raters()),
                Table.cell(c.counted()),
                Table.cell(c.patients()),
                Table.cell(c.leftOut()),
                Table.cell(counts(c))
            });
        }
        return rows;
    }

    private static boolean isCorrelation(Coefficient c) {
        return c.name().equals(Coefficient.ICC_AGREEMENT) || c.name().equals(Coefficient.ICC_CONSISTENCY);
    }

    private static String counts(Coefficient c) {
        if (isCorrelation(c)) {
            return "all raters";
        }
        return c.name().equals(Coefficient.FLEISS) ? "just so many raters" : "two raters or more";
    }

    static List<DataCell[]> differences(List<PairDifference> differences) {
        List<DataCell[]> rows = new ArrayList<>();
        for (PairDifference d : differences) {
            BlandAltman figures = d.figures();
            List<DataCell> row = IntervalColumns.row(
                    Table.cell(d.quantity()),
                    Table.cell(d.unit()),
                    Table.cell(d.pair().first()),
                    Table.cell(d.pair().second()),
                    Table.cell(PairTables.kind(d.pair())),
                    Table.cell(figures.differences()),
                    Table.cell(figures.patients()));
            IntervalColumns.add(row, figures.bias(), NEEDS_MORE);
            row.add(Table.cell(figures.standardDeviation(), NEEDS_MORE));
            IntervalColumns.add(row, figures.lower(), NEEDS_MORE);
            IntervalColumns.add(row, figures.upper(), NEEDS_MORE);
            IntervalColumns.add(row, d.correlation(), NO_VARIANCE);
            row.add(Table.cell(figures.exact() ? "exact" : "over patients"));
            rows.add(row.toArray(DataCell[]::new));
        }
        return rows;
    }

    static List<DataCell[]> raters(Readings readings, List<RaterSummary> raters) {
        List<DataCell[]> rows = new ArrayList<>();
        for (RaterSummary r : raters) {
            List<DataCell> row = IntervalColumns.row(
                    Table.cell(r.rater()),
                    Table.cell(readings.person(r.rater())),
                    Table.cell(r.cases()),
                    Table.cell(r.patients()),
                    Table.cell(r.empty()));
            IntervalColumns.add(row, r.area(), NO_CASE);
            row.add(Table.cell(r.areaUnit()));
            IntervalColumns.add(row, r.withOthers(), "no case with another person");
            row.add(Table.cell(r.compared()));
            IntervalColumns.add(row, r.dice(), NO_OTHERS);
            IntervalColumns.add(row, r.sensitivity(), NO_OTHERS + ", or the consensus is always empty");
            IntervalColumns.add(row, r.precision(), NO_OTHERS + ", or the rater marked nothing there");
            IntervalColumns.add(row, r.areaBias(), NO_OTHERS);
            IntervalColumns.add(row, r.areaBiasPercent(), NO_OTHERS + ", or the consensus is always empty");
            IntervalColumns.add(row, r.volumeBias(), "no volume of several slices with two other persons");
            row.add(Table.cell(r.volumeUnit()));
            rows.add(row.toArray(DataCell[]::new));
        }
        return rows;
    }
}

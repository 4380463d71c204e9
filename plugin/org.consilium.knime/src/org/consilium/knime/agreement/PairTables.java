// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.agreement;

import java.util.ArrayList;
import java.util.List;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.agreement.AgreementStudy;
import org.consilium.segmentation.agreement.CaseAgreement;
import org.consilium.segmentation.agreement.Measurements;
import org.consilium.segmentation.agreement.PairFigures;
import org.consilium.segmentation.agreement.PairSummary;
import org.consilium.segmentation.agreement.PixelOverlap;
import org.consilium.segmentation.agreement.RaterPair;
import org.consilium.segmentation.agreement.VolumeAgreement;
import org.knime.core.data.DataCell;

/** The tables of pairs of raters: per case, per volume, and over all. */
final class PairTables {

    /** One row a case and pair. */
    static final Table CASES = pair(Table.empty()
                    .text("case", "the case, as it is called in every table")
                    .text("patient", "pseudonym of the patient; intervals and splits are by patient")
                    .text("volume", "the volume that the slice is of")
                    .integer("slice", "number of the slice in its volume, from 0"))
            .number("dice", "Dice of both masks, 0 to 1, higher is better; 1 if both are empty")
            .number("iou", "intersection over union, 0 to 1, higher is better; 1 if both are empty")
            .number("surface_dice", "share of both borders within the tolerance of the other, 0 to 1, higher is better")
            .number("hd95", "95 % Hausdorff distance of the borders, lower is better")
            .number("assd", "average symmetric surface distance of the borders, lower is better")
            .text("distance_unit", "unit of the distances: mm, or px where the case has no pixel spacing")
            .number("area_1", "area that the first rater marked")
            .number("area_2", "area that the second rater marked")
            .number("area_difference", "area of the second rater less that of the first")
            .text("area_unit", "unit of the areas: mm2, or px where the case has no pixel spacing")
            .text("empty", "whether none, one or both of the masks are empty");

    /** One row a volume and pair. */
    static final Table VOLUMES = pair(Table.empty()
                    .text("volume", "the volume, as the cases call it")
                    .text("patient", "pseudonym of the patient; intervals and splits are by patient")
                    .integer("slices", "slices of the volume among the cases"))
            .number("dice", "Dice of the whole volume, 0 to 1, higher is better; 1 if both are empty")
            .number("volume_1", "volume that the first rater marked")
            .number("volume_2", "volume that the second rater marked")
            .number("volume_difference", "volume of the second rater less that of the first")
            .text("volume_unit", "mL, or px (pixels of all slices) where a spacing is not known");

    /** One row a pair. */
    static final Table SUMMARY = summary();

    private static final String NO_CASE = "both never looked at the same case";
    private static final String NO_DISTANCE = "exactly one of both masks is empty, so there is no distance";
    private static final String NO_VOLUME = "no volume of several slices that both looked at whole";

    private PairTables() {}

    private static Table pair(Table table) {
        return table.text("rater_1", "first rater")
                .text("rater_2", "second rater")
                .text("kind", "between two persons, or within one person who read twice");
    }

    private static Table summary() {
        Table table = pair(Table.empty())
                .integer("cases", "cases that both looked at")
                .integer("patients", "patients of these cases")
                .integer("one_empty", "cases in which exactly one of both marked nothing: no distance, overlaps 0")
                .integer("both_empty", "cases in which both marked nothing: overlaps 1, distances 0");
        table = IntervalColumns.with(table, "dice", "mean Dice over the cases, 0 to 1, higher is better");
        table = IntervalColumns.with(
                table, "dice_marked", "mean Dice over the cases in which at least one marked something");
        table = IntervalColumns.with(table, "iou", "mean intersection over union, 0 to 1, higher is better");
        table = IntervalColumns.with(table, "surface_dice", "mean surface Dice, 0 to 1, higher is better");
        table = IntervalColumns.with(table, "hd95", "mean 95 % Hausdorff distance, lower is better");
        table = IntervalColumns.with(table, "assd", "mean average symmetric surface distance, lower is better")
                .text("distance_unit", "mm or px; where some cases are in mm, the means are over those");
        table = IntervalColumns.with(table, "area_difference", "mean area of the second less that of the first")
                .text("area_unit", "mm2 or px; where some cases are in mm2, the mean is over those");
        table = table.integer("volumes", "volumes that both looked at whole");
        table = IntervalColumns.with(table, "volume_dice", "mean Dice of whole volumes, 0 to 1, higher is better");
        return IntervalColumns.with(table, "volume_difference", "mean volume of the second less that of the first")
                .text("volume_unit", "mL or px; where some volumes are in mL, the mean is over those");
    }

    static List<DataCell[]> cases(AgreementStudy study) {
        List<DataCell[]> rows = new ArrayList<>();
        for (CaseAgreement c : study.cases()) {
            for (PairFigures figures : c.pairs()) {
                PixelOverlap overlap = figures.overlap();
                List<DataCell> row = IntervalColumns.row(
                        Table.cell(c.info().id()),
                        Table.cell(c.info().patient()),
                        Table.cell(c.info().volume()),
                        Table.cell(c.info().slice()));
                addPair(row, figures.pair());
                row.addAll(List.of(
                        Table.cell(overlap.dice()),
                        Table.cell(overlap.iou()),
                        Table.cell(figures.boundary().surfaceDice()),
                        Table.cell(figures.boundary().hd95(), NO_DISTANCE),
                        Table.cell(figures.boundary().assd(), NO_DISTANCE),
                        Table.cell(c.scale().unit()),
                        Table.cell(Measurements.areaOf(c, overlap.first())),
                        Table.cell(Measurements.areaOf(c, overlap.second())),
                        Table.cell(Measurements.areaOf(c, overlap.second() - overlap.first())),
                        Table.cell(Measurements.unitOf(c)),
                        Table.cell(overlap.bothEmpty() ? "both" : overlap.oneEmpty() ? "one" : "none")));
                rows.add(row.toArray(DataCell[]::new));
            }
        }
        return rows;
    }

    static List<DataCell[]> volumes(AgreementStudy study) {
        List<DataCell[]> rows = new ArrayList<>();
        for (VolumeAgreement volume : study.volumes()) {
            for (RaterPair pair : study.readings().pairs()) {
                PixelOverlap overlap = volume.pairs().get(pair);
                if (overlap != null) {
                    double first = volume.sizes().get(pair.first());
                    double second = volume.sizes().get(pair.second());
                    List<DataCell> row = IntervalColumns.row(
                            Table.cell(volume.volume()),
                            Table.cell(volume.patient()),
                            Table.cell(volume.slices().size()));
                    addPair(row, pair);
                    row.addAll(List.of(
                            Table.cell(overlap.dice()),
                            Table.cell(first),
                            Table.cell(second),
                            Table.cell(second - first),
                            Table.cell(volume.unit())));
                    rows.add(row.toArray(DataCell[]::new));
                }
            }
        }
        return rows;
    }

    static List<DataCell[]> summary(List<PairSummary> pairs) {
        List<DataCell[]> rows = new ArrayList<>();
        for (PairSummary p : pairs) {
            String apart = p.cases() == 0 ? NO_CASE : NO_DISTANCE;
            List<DataCell> row = new ArrayList<>();
            addPair(row, p.pair());
            row.addAll(List.of(
                    Table.cell(p.cases()),
                    Table.cell(p.patients()),
                    Table.cell(p.oneEmpty()),
                    Table.cell(p.bothEmpty())));
            IntervalColumns.add(row, p.dice(), NO_CASE);
            IntervalColumns.add(row, p.markedDice(), p.cases() == 0 ? NO_CASE : "both always marked nothing");
            IntervalColumns.add(row, p.iou(), NO_CASE);
            IntervalColumns.add(row, p.surfaceDice(), NO_CASE);
            IntervalColumns.add(row, p.hd95(), apart);
            IntervalColumns.add(row, p.assd(), apart);
            row.add(Table.cell(p.distanceUnit()));
            IntervalColumns.add(row, p.areaDifference(), NO_CASE);
            row.add(Table.cell(p.areaUnit()));
            row.add(Table.cell(p.volumeDice().cases()));
            IntervalColumns.add(row, p.volumeDice(), NO_VOLUME);
            IntervalColumns.add(row, p.volumeDifference(), NO_VOLUME);
            row.add(Table.cell(p.volumeUnit()));
            rows.add(row.toArray(DataCell[]::new));
        }
        return rows;
    }

    private static void addPair(List<DataCell> row, RaterPair pair) {
        row.add(Table.cell(pair.first()));
        row.add(Table.cell(pair.second()));
        row.add(Table.cell(kind(pair)));
    }

    /** Between two persons, or within one. */
    static String kind(RaterPair pair) {
        return pair.within() ? "within" : "between";
    }
}

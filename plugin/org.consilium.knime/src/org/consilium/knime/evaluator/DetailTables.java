// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.evaluator;

import java.util.ArrayList;
import java.util.List;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.metrics.CaseMetrics;
import org.consilium.segmentation.metrics.ConfusionCell;
import org.consilium.segmentation.metrics.CurveSummary;
import org.consilium.segmentation.metrics.RaterFigures;
import org.consilium.segmentation.metrics.RaterSummary;
import org.consilium.segmentation.metrics.Reliability;
import org.consilium.segmentation.statistics.MeanInterval;
import org.knime.core.data.DataCell;

/** The evaluator's tables beyond one figure a metric: raters, their confusion, reliability, and the curve over K. */
final class DetailTables {

    /** One row a case and rater. */
    static final Table RATERS_PER_CASE = Table.empty()
            .text("case", "the case, as it is called in every table")
            .text("patient", "pseudonym of the patient; intervals and splits are by patient")
            .text("rater", "the rater")
            .number("dice", "Dice of the mask made for the rater and the rater's own; 0 to 1")
            .text("best_fit", "rater whom that mask fits best; several where equal")
            .number(
                    "identified",
                    "1 if that is the rater it was made for, less where several fit equally; mean over the cases in the table of raters")
            .number("hd95", "95 % Hausdorff distance of both, as distance_unit says; lower is better")
            .number("assd", "average surface distance of both, as distance_unit says; lower is better")
            .text("distance_unit", "mm, or px where a case has no pixel spacing")
            .number("surface_dice", "surface Dice of both at the tolerance that was set; 0 to 1")
            .number("agreement", "mean Dice of the rater with the other raters; 0 to 1")
            .number("model_agreement", "mean Dice of the mean mask with the other raters; to compare with agreement");

    /** One row a rater. */
    static final Table RATERS = Table.empty()
            .text("rater", "the rater")
            .integer("cases", "cases that the figure is made of")
            .number("dice", "Dice of the mask made for the rater and the rater's own; 0 to 1")
            .number("dice_lower95", "lower end of the 95 % interval of dice")
            .number("dice_upper95", "upper end of the 95 % interval of dice")
            .number(
                    "identified",
                    "1 if that is the rater it was made for, less where several fit equally; mean over the cases in the table of raters")
            .number("hd95", "95 % Hausdorff distance of both, as distance_unit says; lower is better")
            .number("assd", "average surface distance of both, as distance_unit says; lower is better")
            .text("distance_unit", "mm, or px where a case has no pixel spacing")
            .number("surface_dice", "surface Dice of both at the tolerance that was set; 0 to 1")
            .integer("one_empty", "cases in which one of both masks is empty, so that there is no distance")
            .number("agreement", "mean Dice of the rater with the other raters; 0 to 1")
            .number("model_agreement", "mean Dice of the mean mask with the other raters; to compare with agreement");

    /** One row a pair of a mask's rater and a rater. */
    static final Table CONFUSION = Table.empty()
            .text("mask_of", "rater that the mask was made for")
            .text("rater", "the rater")
            .number("dice", "Dice of the mask made for the rater and the rater's own; 0 to 1")
            .number("lower95", "lower end of the 95 % interval")
            .number("upper95", "upper end of the 95 % interval")
            .number("best_fit", "rater whom that mask fits best; several where equal")
            .integer("cases", "cases that the figure is made of");

    /** One row a bin. */
    static final Table RELIABILITY = Table.empty()
            .number("from", "the bin begins at this probability")
            .number("to", "the bin ends at this probability")
            .number("pixels", "pixels whose mean probability is in the bin")
            .number("mean_probability", "their mean probability")
            .number(
                    "mean_label",
                    "share of the raters that marked them; equal to mean_probability for a calibrated model")
            .number("share_of_ece", "what the bin adds to the expected calibration error of all pixels");

    /** One row a number of samples. */
    static final Table CURVE = Table.empty()
            .integer("samples", "number of samples K")
            .number("ged", "ged of the first K samples")
            .number("lower95", "lower end of the 95 % interval")
            .number("upper95", "upper end of the 95 % interval")
            .number("bias", "what ged has too much at this K: sample_diversity / K")
            .number("ged_without_bias", "ged less its bias; comparable across K")
            .number("without_bias_lower95", "lower end of its 95 % interval")
            .number("without_bias_upper95", "upper end of its 95 % interval")
            .number("oracle_ged", "ged of K samples drawn from the raters' own masks (uses the labels)")
            .number("dice_max", "mean over raters of the best sample's Dice")
            .number("hm_iou", "Hungarian-matched IoU")
            .integer("cases", "cases that the figure is made of");

    private static final String NO_MASK = "there is no personalised mask for this rater";
    private static final String NO_DISTANCE = "there is no personalised mask, or one of both masks is empty";
    private static final String ONE_RATER = "needs two raters who looked at a case";
    private static final String ONE_PATIENT = "needs at least two patients";
    private static final String NO_PIXEL = "no pixel is in this bin";
    private static final String ONE_SAMPLE = "needs two samples";

    private DetailTables() {}

    static List<DataCell[]> ratersPerCase(List<CaseMetrics> cases) {
        List<DataCell[]> rows = new ArrayList<>();
        for (CaseMetrics c : cases) {
            for (RaterFigures r : c.details().raters()) {
                boolean known = r.boundary() != null;
                rows.add(new DataCell[] {
                    Table.cell(c.id()),
                    Table.cell(c.patient()),
                    Table.cell(r.rater()),
                    Table.cell(r.dice(), NO_MASK),
                    Table.cell(String.join(" = ", r.fits())),
                    Table.cell(r.identified(), known ? ONE_RATER : NO_MASK),
                    Table.cell(known ? r.boundary().hd95() : Double.NaN, NO_DISTANCE),
                    Table.cell(known ? r.boundary().assd() : Double.NaN, NO_DISTANCE),
                    Table.cell(c.details().unit()),
                    Table.cell(known ? r.boundary().surfaceDice() : Double.NaN, NO_MASK),
                    Table.cell(r.agreement(), ONE_RATER),
                    Table.cell(r.modelAgreement(), "needs two raters who looked at the case, and samples")
                });
            }
        }
        return rows;
    }

    static List<DataCell[]> raters(List<RaterSummary> raters) {
        List<DataCell[]> rows = new ArrayList<>();
        for (RaterSummary r : raters) {
            boolean known = r.dice().cases() > 0;
            rows.add(new DataCell[] {
                Table.cell(r.rater()),
                Table.cell(r.cases()),
                Table.cell(r.dice().value(), NO_MASK),
                lower(r.dice()),
                upper(r.dice()),
                Table.cell(r.identified(), known ? ONE_RATER : NO_MASK),
                Table.cell(r.hd95(), NO_DISTANCE),
                Table.cell(r.assd(), NO_DISTANCE),
                Table.cell(r.unit()),
                Table.cell(r.surfaceDice(), NO_MASK),
                Table.cell(r.oneEmpty()),
                Table.cell(r.agreement(), ONE_RATER),
                Table.cell(r.modelAgreement(), "needs a case with two raters, and samples")
            });
        }
        return rows;
    }

    static List<DataCell[]> confusion(List<ConfusionCell> cells) {
        List<DataCell[]> rows = new ArrayList<>();
        for (ConfusionCell c : cells) {
            rows.add(new DataCell[] {
                Table.cell(c.mask()),
                Table.cell(c.rater()),
                Table.cell(c.dice().value()),
                lower(c.dice()),
                upper(c.dice()),
                Table.cell(c.bestFit(), ONE_RATER),
                Table.cell(c.dice().cases())
            });
        }
        return rows;
    }

    static List<DataCell[]> reliability(Reliability table) {
        List<DataCell[]> rows = new ArrayList<>();
        for (int b = 0; b < table.bins(); b++) {
            rows.add(new DataCell[] {
                Table.cell(b / (double) table.bins()),
                Table.cell((b + 1) / (double) table.bins()),
                Table.cell((double) table.pixels(b)),
                Table.cell(table.meanProbability(b), NO_PIXEL),
                Table.cell(table.meanLabel(b), NO_PIXEL),
                Table.cell(table.gap(b), "no case has samples and raters")
            });
        }
        return rows;
    }

    static List<DataCell[]> curve(List<CurveSummary> points) {
        List<DataCell[]> rows = new ArrayList<>();
        for (CurveSummary p : points) {
            rows.add(new DataCell[] {
                Table.cell(p.samples()),
                Table.cell(p.ged().value()),
                lower(p.ged()),
                upper(p.ged()),
                Table.cell(p.bias(), ONE_SAMPLE),
                Table.cell(p.gedWithoutBias().value(), ONE_SAMPLE),
                lower(p.gedWithoutBias()),
                upper(p.gedWithoutBias()),
                Table.cell(p.oracleGed()),
                Table.cell(p.diceMax()),
                Table.cell(p.hmIou()),
                Table.cell(p.ged().cases())
            });
        }
        return rows;
    }

    private static DataCell lower(MeanInterval estimate) {
        return Table.cell(estimate.lower95(), ONE_PATIENT);
    }

    private static DataCell upper(MeanInterval estimate) {
        return Table.cell(estimate.upper95(), ONE_PATIENT);
    }
}

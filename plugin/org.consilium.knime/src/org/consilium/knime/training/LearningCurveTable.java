// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.training;

import java.util.List;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.training.LearningCurve;
import org.knime.core.data.DataCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/** The learning curve of a phase: one row an epoch. The same for two runs with one seed. */
public final class LearningCurveTable {

    /** Columns of phase 1. */
    public static final Table PHASE_ONE = Table.empty()
            .integer("Epoch")
            .number("Learning Rate")
            .number("Loss")
            .number("Segmentation")
            .number("KL")
            .number("Harmonizer")
            .number("GED Loss")
            .integer("Active Latent Dimensions")
            .number("Validation GED")
            .number("Validation Dice Match")
            .integer("Skipped Steps")
            .number("Bound Loss");

    /** Columns of phase 2. */
    public static final Table PHASE_TWO = Table.empty()
            .integer("Epoch")
            .number("Learning Rate")
            .number("Loss")
            .number("Segmentation")
            .number("GED Loss")
            .number("Validation GED")
            .number("Validation Dice Diagonal")
            .integer("Skipped Steps");

    /** Columns for one U-Net per rater: the epochs of each rater one after the other. */
    public static final Table RATER_UNETS = Table.empty()
            .text("Rater")
            .integer("Epoch")
            .number("Learning Rate")
            .number("Loss")
            .number("Validation Dice")
            .integer("Skipped Steps");

    private LearningCurveTable() {}

    public static BufferedDataTable phaseOne(ExecutionContext exec, List<LearningCurve> curve) {
        return PHASE_ONE.build(
                exec, curve.stream().map(LearningCurveTable::phaseOne).toList());
    }

    static DataCell[] phaseOne(LearningCurve row) {
        return new DataCell[] {
            Table.cell(row.epoch()),
            Table.cell(row.learningRate()),
            Table.cell(row.loss()),
            Table.cell(row.segmentation()),
            Table.cell(row.kl()),
            Table.cell(row.harmonizer()),
            Table.cell(row.ged()),
            Table.cell(row.activeLatent()),
            Table.cell(row.validationGed()),
            Table.cell(row.validationDice()),
            Table.cell(row.skipped()),
            Table.cell(row.bound())
        };
    }

    public static BufferedDataTable phaseTwo(ExecutionContext exec, List<LearningCurve> curve) {
        return PHASE_TWO.build(
                exec, curve.stream().map(LearningCurveTable::phaseTwo).toList());
    }

    static DataCell[] phaseTwo(LearningCurve row) {
        return new DataCell[] {
            Table.cell(row.epoch()),
            Table.cell(row.learningRate()),
            Table.cell(row.loss()),
            Table.cell(row.segmentation()),
            Table.cell(row.ged()),
            Table.cell(row.validationGed()),
            Table.cell(row.validationDice()),
            Table.cell(row.skipped())
        };
    }

    public static BufferedDataTable raterUnets(ExecutionContext exec, List<LearningCurve> curve) {
        return RATER_UNETS.build(
                exec, curve.stream().map(LearningCurveTable::raterUnets).toList());
    }

    static DataCell[] raterUnets(LearningCurve row) {
        return new DataCell[] {
            Table.cell(row.rater()),
            Table.cell(row.epoch()),
            Table.cell(row.learningRate()),
            Table.cell(row.loss()),
            Table.cell(row.validationDice()),
            Table.cell(row.skipped())
        };
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.training;

import java.util.List;
import org.consilium.knime.table.ColumnNames;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.training.LearningCurve;
import org.knime.core.data.DataCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/** The learning curve of a phase: one row an epoch. The same for two runs with one seed. */
public final class LearningCurveTable {

    /** Columns of phase 1. */
    public static final Table PHASE_ONE = Table.empty()
            .integer("epoch", "epoch, from 1")
            .formerly("Epoch")
            .number("learning_rate", "step size of the optimiser")
            .formerly("Learning Rate")
            .number("loss", "sum of the terms with their weights, mean over the batches; lower is better")
            .formerly("Loss")
            .number("segmentation", "cross-entropy of the masks, its term of the loss")
            .formerly("Segmentation")
            .number("kl", "divergence of posterior and prior, its term of the loss; near 0 the codes carry nothing")
            .formerly("KL")
            .number("harmonizer", "penalty of the Noise Harmonizer, its term of the loss")
            .formerly("Harmonizer")
            .number("ged_loss", "energy distance between samples and raters, its term of the loss")
            .formerly("GED Loss")
            .integer("active_latent_dimensions", "dimensions of the code that are in use")
            .formerly("Active Latent Dimensions")
            .number("validation_ged", "ged on the held-out patients; lower is better")
            .formerly("Validation GED")
            .number("validation_dice_match", "dice_match on the held-out patients; higher is better")
            .formerly("Validation Dice Match")
            .integer("skipped_steps", "batches whose loss was no number and that changed nothing")
            .formerly("Skipped Steps")
            .number("bound_loss", "bound of D-Persona's first stage, its term of the loss")
            .formerly("Bound Loss")
            .integer("chosen", "1 for the epoch whose parameters the model has, else 0")
            .formerly("Chosen");

    /** Columns of phase 2. */
    public static final Table PHASE_TWO = Table.empty()
            .integer("epoch", "epoch, from 1")
            .formerly("Epoch")
            .number("learning_rate", "step size of the optimiser")
            .formerly("Learning Rate")
            .number("loss", "sum of the terms with their weights, mean over the batches; lower is better")
            .formerly("Loss")
            .number("segmentation", "cross-entropy of the masks, its term of the loss")
            .formerly("Segmentation")
            .number("ged_loss", "energy distance between samples and raters, its term of the loss")
            .formerly("GED Loss")
            .number("validation_ged", "ged on the held-out patients; lower is better")
            .formerly("Validation GED")
            .number("validation_dice_diagonal", "dice_diagonal on the held-out patients; higher is better")
            .formerly("Validation Dice Diagonal")
            .integer("skipped_steps", "batches whose loss was no number and that changed nothing")
            .formerly("Skipped Steps")
            .integer("chosen", "1 for the epoch whose parameters the model has, else 0")
            .formerly("Chosen");

    /** Columns for one U-Net per rater: the epochs of each rater one after the other. */
    public static final Table RATER_UNETS = Table.empty()
            .text("rater", "the rater that the network belongs to")
            .formerly("Rater")
            .integer("epoch", "epoch, from 1")
            .formerly("Epoch")
            .number("learning_rate", "step size of the optimiser")
            .formerly("Learning Rate")
            .number("loss", "sum of the terms with their weights, mean over the batches; lower is better")
            .formerly("Loss")
            .number("validation_dice", "Dice on the held-out patients; higher is better")
            .formerly("Validation Dice")
            .integer("skipped_steps", "batches whose loss was no number and that changed nothing")
            .formerly("Skipped Steps")
            .integer("chosen", "1 for the epoch whose parameters the model has, else 0")
            .formerly("Chosen");

    /** All columns that a learning curve of phase 1 may have. */
    public static final Table ANY_PHASE_ONE = PHASE_ONE.or(RATER_UNETS);

    private LearningCurveTable() {}

    private static DataCell chosen(LearningCurve row) {
        return Table.cell(row.chosen() ? 1 : 0);
    }

    public static BufferedDataTable phaseOne(ExecutionContext exec, List<LearningCurve> curve, ColumnNames names) {
        return PHASE_ONE.build(
                exec, curve.stream().map(LearningCurveTable::phaseOne).toList(), names);
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
            Table.cell(row.bound()),
            chosen(row)
        };
    }

    public static BufferedDataTable phaseTwo(ExecutionContext exec, List<LearningCurve> curve, ColumnNames names) {
        return PHASE_TWO.build(
                exec, curve.stream().map(LearningCurveTable::phaseTwo).toList(), names);
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
            Table.cell(row.skipped()),
            chosen(row)
        };
    }

    public static BufferedDataTable raterUnets(ExecutionContext exec, List<LearningCurve> curve, ColumnNames names) {
        return RATER_UNETS.build(
                exec, curve.stream().map(LearningCurveTable::raterUnets).toList(), names);
    }

    static DataCell[] raterUnets(LearningCurve row) {
        return new DataCell[] {
            Table.cell(row.rater()),
            Table.cell(row.epoch()),
            Table.cell(row.learningRate()),
            Table.cell(row.loss()),
            Table.cell(row.validationDice()),
            Table.cell(row.skipped()),
            chosen(row)
        };
    }
}

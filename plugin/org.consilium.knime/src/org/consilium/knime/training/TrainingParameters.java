// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.training;

import java.nio.file.Path;
import org.consilium.knime.execution.DeviceSetting;
import org.consilium.knime.path.FilePaths;
import org.consilium.knime.settings.Unit;
import org.consilium.knime.table.ColumnNames;
import org.consilium.segmentation.training.Checkpointing;
import org.consilium.segmentation.training.Selection;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/**
 * What all nodes that train are told. Inherited and not a group of its own, so that saved settings stay flat: a field's
 * name is its key.
 */
public abstract class TrainingParameters implements NodeParameters {

    private static final String CHECKPOINTS = "Checkpoint folder";

    @Advanced
    @Widget(
            title = "Validation share",
            description =
                    "Share of the patients held out to choose the best epoch, when no validation cases are connected.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    protected double validationFraction = 0.1;

    @Advanced
    @Widget(
            title = "Patience",
            description = "Training stops when so many epochs in a row have not bettered the figure on the held-out"
                    + " patients; 0 trains all epochs.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Unit("epochs")
    protected int patience = 0;

    @Advanced
    @Widget(
            title = CHECKPOINTS,
            description =
                    "Where the state of the training is kept, so that a run that was stopped can go on: the network,"
                            + " the optimiser, the best epoch and the learning curve, as safetensors and JSON. Made if it is not"
                            + " there; holds the latest checkpoint only, of one run at a time, and stays: with more epochs and"
                            + " otherwise equal settings the training is extended from it. Empty: a temporary folder, where a"
                            + " training of more than a minute has a checkpoint each minute at most, until it has ended.")
    protected String checkpointFolder = "";

    @Advanced
    @Widget(
            title = "Epochs between checkpoints",
            description = "A checkpoint is written to the folder every so many epochs and after the last.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Unit("epochs")
    protected int checkpointEvery = 5;

    @Advanced
    @Widget(
            title = "Resume",
            description =
                    "Whether to go on from the checkpoint of a run that was stopped, if there is one; the result is the same, bit"
                            + " by bit, as that of a run that was not stopped. A checkpoint of other settings, another model or"
                            + " other cases is refused. Adding a rater takes so little time that there are no checkpoints. Off:"
                            + " begin anew and replace it.")
    protected boolean resume = true;

    @Advanced
    @Widget(title = ColumnNames.TITLE, description = ColumnNames.DESCRIPTION)
    @Migration(ColumnNames.OfOlderWorkflow.class)
    protected ColumnNames columnNames = ColumnNames.UNIFORM;

    @Widget(title = "Seed", description = "The same seed and number of threads give the same model.")
    protected long seed = 1337;

    @Advanced
    @Widget(title = "Device", description = "auto, cpu, gpu, or gpu and its number, for example gpu 1.")
    protected String device = "auto";

    /** How the best epoch is found. */
    protected Selection selection() {
        return new Selection(validationFraction, patience);
    }

    /** Where checkpoints are kept, if they are. */
    public Checkpointing checkpointing() {
        return checkpointFolder.isBlank()
                ? AutomaticCheckpoints.of(resume)
                : new Checkpointing(path(CHECKPOINTS, checkpointFolder), checkpointEvery, resume);
    }

    /** What the columns of the learning curve are called. */
    public ColumnNames columnNames() {
        return columnNames;
    }

    /** The device as the user names it. */
    public String device() {
        return device;
    }

    @Override
    public void validate() throws InvalidSettingsException {
        DeviceSetting.require(device);
        requirePath(CHECKPOINTS, checkpointFolder);
    }

    /**
     * The path of a setting, or null if it is empty.
     *
     * @throws java.io.UncheckedIOException if it is no place that can be reached from here as a file
     */
    protected static Path path(String title, String setting) {
        return setting.isBlank() ? null : Path.of(FilePaths.resolved(title, setting));
    }

    /** @throws InvalidSettingsException if the text cannot be a path */
    protected static void requirePath(String title, String setting) throws InvalidSettingsException {
        try {
            FilePaths.typed(title, setting);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.personalize;

import org.consilium.knime.model.ModelPorts;
import org.consilium.knime.training.AugmentationChoice;
import org.consilium.knime.training.Checkpoints;
import org.consilium.segmentation.training.CodeSettings;
import org.consilium.segmentation.training.NewRaterSettings;
import org.consilium.segmentation.training.Optimisation;
import org.consilium.segmentation.training.PersonalizeSettings;
import org.consilium.segmentation.training.Selection;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Settings of Prompt Personalize. */
@LoadDefaultsForAbsentFields
final class PromptPersonalizeParameters implements NodeParameters {

    enum Task {
        @Label("Personalise all raters of the model")
        ALL_RATERS,
        @Label("Add a rater to a personalised model")
        ADD_RATER
    }

    @Widget(
            title = "Task",
            description = "What is learned. Adding a rater trains the numbers of that rater only (144 with the sizes of"
                    + " the paper), from a few cases, beginning at the mean of the raters before; the masks of the other"
                    + " raters stay the same, bit by bit.")
    Task task = Task.ALL_RATERS;

    @Widget(
            title = "New rater",
            description =
                    "When a rater is added: the id of the new rater among the raters of the cases. Empty: the only"
                            + " rater of the cases whom the model does not know.")
    String newRater = "";

    @Widget(
            title = "Cases of the new rater",
            description =
                    "When a rater is added: at most so many cases are learned from, drawn by the seed. 5 to 20 are"
                            + " meant.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int newRaterCases = 20;

    @Advanced
    @Widget(title = "Steps for the new rater", description = "When a rater is added: steps of Adam.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int newRaterSteps = 200;

    @Advanced
    @Widget(
            title = "Learning rate for the new rater",
            description = "When a rater is added: of Adam, the same in all steps.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double newRaterLearningRate = 1e-3;

    @Widget(title = "Epochs", description = "Passes over the training cases.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int epochs = 10;

    @Widget(title = "Batch size", description = "Cases per step.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int batchSize = 6;

    @Widget(
            title = "Learning rate",
            description = "Of Adam in the first epoch; it falls to 0 along a cosine. The paper's is 0.00005 over 150"
                    + " epochs.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double learningRate = 4e-3;

    @Widget(
            title = "Frequency prompts",
            description =
                    "Whether prompts of each rater change the high-frequency bands of the features. Off, to measure"
                            + " what they contribute: the query of each rater then sees the features as they are, and raters"
                            + " differ by their queries and offsets alone.")
    boolean prompts = true;

    @Advanced
    @Widget(
            title = "Weight of the GED loss",
            description = "How much the masks of the raters are also drawn towards the spread of the raters.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double lambdaGed = 0.1;

    @Advanced
    @Widget(title = "Bank size", description = "Draws of the frozen prior that a rater's code attends to.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int bank = 100;

    @Advanced
    @Widget(title = "Augmentation", description = "How training cases are varied from epoch to epoch.")
    AugmentationChoice augmentation = AugmentationChoice.FLIPS;

    @Advanced
    @Widget(title = "Validation share", description = "Share of the patients held out to choose the best epoch.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double validationFraction = 0.1;

    @Advanced
    @Widget(
            title = "Patience",
            description = "Training stops when so many epochs in a row have not bettered the figure on the held-out"
                    + " patients; 0 trains all epochs.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int patience = 0;

    @Advanced
    @Widget(
            title = "Checkpoint folder",
            description =
                    "Where the state of the training is kept, so that a run that was stopped can go on: the network,"
                            + " the optimiser, the best epoch and the learning curve, as safetensors and JSON. Made if it is not"
                            + " there; holds the latest checkpoint only. Empty: no checkpoints.")
    String checkpointFolder = "";

    @Advanced
    @Widget(
            title = "Epochs between checkpoints",
            description = "A checkpoint is written every so many epochs and after the last.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int checkpointEvery = 5;

    @Advanced
    @Widget(
            title = "Resume",
            description =
                    "Whether to go on from the checkpoint in the folder, if there is one; the result is the same, bit"
                            + " by bit, as that of a run that was not stopped. A checkpoint of other settings, another model or other cases is"
                            + " refused. Adding a rater takes so little time that there are no checkpoints. Off: begin anew and replace it.")
    boolean resume = true;

    @Widget(title = "Seed", description = "The same seed and number of threads give the same model.")
    long seed = 1337;

    @Advanced
    @Widget(title = "Device", description = "auto, cpu, gpu, or gpu and its number, for example gpu 1.")
    String device = "auto";

    PersonalizeSettings settings() {
        return new PersonalizeSettings(
                new Optimisation(epochs, batchSize, learningRate),
                new CodeSettings(lambdaGed, bank),
                prompts,
                augmentation.augmentation(),
                new Selection(validationFraction, patience),
                seed);
    }

    /** @param rater id of the new rater */
    NewRaterSettings newRater(final String rater) {
        return new NewRaterSettings(
                rater,
                newRaterCases,
                newRaterSteps,
                batchSize,
                newRaterLearningRate,
                new CodeSettings(lambdaGed, bank),
                augmentation.augmentation(),
                seed);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            settings();
            newRater("any");
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Prompt Personalize: " + e.getMessage(), e);
        }
        ModelPorts.requireDevice(device);
        Checkpoints.require(checkpointFolder, "Checkpoint folder");
    }
}

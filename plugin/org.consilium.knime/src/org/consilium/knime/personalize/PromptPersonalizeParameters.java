// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.personalize;

import org.consilium.knime.settings.Unit;
import org.consilium.knime.training.AugmentationChoice;
import org.consilium.knime.training.TrainingParameters;
import org.consilium.segmentation.training.CodeSettings;
import org.consilium.segmentation.training.NewRaterSettings;
import org.consilium.segmentation.training.Optimisation;
import org.consilium.segmentation.training.PersonalizeSettings;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Settings of Prompt Personalize. */
@LoadDefaultsForAbsentFields
final class PromptPersonalizeParameters extends TrainingParameters {

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
    @Unit("cases")
    int newRaterCases = 20;

    @Advanced
    @Widget(title = "Steps for the new rater", description = "When a rater is added: steps of Adam.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Unit("steps")
    int newRaterSteps = 200;

    @Advanced
    @Widget(
            title = "Learning rate for the new rater",
            description = "When a rater is added: of Adam, the same in all steps.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double newRaterLearningRate = 1e-3;

    @Widget(title = "Epochs", description = "Passes over the training cases.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Unit("epochs")
    int epochs = 10;

    @Widget(title = "Batch size", description = "Cases per step.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Unit("cases")
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

    PersonalizeSettings settings() {
        return new PersonalizeSettings(
                new Optimisation(epochs, batchSize, learningRate),
                new CodeSettings(lambdaGed, bank),
                prompts,
                augmentation.augmentation(),
                selection(),
                seed);
    }

    /** @param rater id of the new rater */
    NewRaterSettings newRater(String rater) {
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
        super.validate();
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.personalize;

import org.consilium.knime.internal.ModelPorts;
import org.consilium.segmentation.training.Augment;
import org.consilium.segmentation.training.PersonalizeSettings;
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

    enum Augmentation {
        @Label("None")
        NONE,
        @Label("Flips and quarter turns")
        FLIPS,
        @Label("Flips and any rotation, with black corners")
        ROTATION
    }

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
    Augmentation augmentation = Augmentation.FLIPS;

    @Advanced
    @Widget(title = "Validation share", description = "Share of the patients held out to choose the best epoch.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double validationFraction = 0.1;

    @Widget(title = "Seed", description = "The same seed and number of threads give the same model.")
    long seed = 1337;

    @Advanced
    @Widget(title = "Device", description = "auto, cpu, gpu, or gpu and its number, for example gpu 1.")
    String device = "auto";

    PersonalizeSettings settings() {
        return new PersonalizeSettings(
                epochs,
                batchSize,
                learningRate,
                lambdaGed,
                bank,
                Augment.valueOf(augmentation.name()),
                validationFraction,
                seed);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            settings();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Prompt Personalize: " + e.getMessage(), e);
        }
        ModelPorts.requireDevice(device);
    }
}

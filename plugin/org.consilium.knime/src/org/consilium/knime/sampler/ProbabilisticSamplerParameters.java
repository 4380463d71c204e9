// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.sampler;

import org.consilium.knime.internal.ModelPorts;
import org.consilium.segmentation.sampling.SampleSettings;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Settings of the Probabilistic Sampler. */
@LoadDefaultsForAbsentFields
final class ProbabilisticSamplerParameters implements NodeParameters {

    enum Personal {
        @Label("If the model is personalised")
        AUTO,
        @Label("Yes")
        YES,
        @Label("No")
        NO
    }

    @Widget(title = "Samples", description = "Plausible masks per case (K).")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int samples = 16;

    @Widget(title = "Masks per rater", description = "Whether the mask of every rater is predicted too.")
    Personal personal = Personal.AUTO;

    @Advanced
    @Widget(title = "Bank size", description = "Draws of the prior that a rater's code attends to.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int bank = 100;

    @Widget(title = "Seed", description = "The same seed draws the same samples, whatever else is in the set.")
    long seed = 1337;

    @Advanced
    @Widget(title = "Device", description = "auto, cpu, gpu, or gpu and its number, for example gpu 1.")
    String device = "auto";

    SampleSettings settings(final boolean modelIsPersonalized) {
        final boolean wanted = personal == Personal.YES || personal == Personal.AUTO && modelIsPersonalized;
        return new SampleSettings(samples, wanted, bank, seed);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            settings(false);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Probabilistic Sampler: " + e.getMessage(), e);
        }
        ModelPorts.requireDevice(device);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.fusion;

import org.consilium.knime.settings.Unit;
import org.consilium.segmentation.fusion.FusionMethod;
import org.consilium.segmentation.fusion.FusionSettings;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Settings of Rater Fusion. */
@LoadDefaultsForAbsentFields
final class RaterFusionParameters implements NodeParameters {

    enum Method {
        @Label("STAPLE")
        STAPLE(FusionMethod.STAPLE),
        @Label("Majority")
        MAJORITY(FusionMethod.MAJORITY),
        @Label("At least half")
        AT_LEAST_HALF(FusionMethod.AT_LEAST_HALF),
        @Label("Mean of raters")
        SOFT_MEAN(FusionMethod.SOFT_MEAN);

        private final FusionMethod worker;

        Method(FusionMethod worker) {
            this.worker = worker;
        }
    }

    @Widget(
            title = "Method",
            description = "STAPLE weighs the raters by their performance, which it estimates with the consensus, and"
                    + " converges as ITK does. Majority takes the pixels that more than half of the raters marked, at"
                    + " least half those that half of them marked, too. Mean of raters keeps the share of raters at the"
                    + " output Consensus Probability; its mask is where that is more than 0.5.")
    Method method = Method.STAPLE;

    @Widget(
            title = "Name of the consensus",
            description = "The rater id that the consensus gets. Empty for the name of the method.")
    String name = "";

    @Advanced
    @Widget(
            title = "Slices of a volume together",
            description = "STAPLE estimates one performance for all slices of a volume that the same raters looked at,"
                    + " instead of one for each slice. Votes don't change.")
    boolean volumes = false;

    @Advanced
    @Widget(
            title = "Confidence weight",
            description =
                    "STAPLE's prior share of marked pixels is the mean of the raters times this factor, above 0 to"
                            + " 1. ITK's default is 1.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double confidence = 1;

    @Advanced
    @Widget(
            title = "Most iterations",
            description = "STAPLE stops after so many iterations if it has not converged before; the node then warns.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Unit("iterations")
    int iterations = FusionSettings.MAX_ITERATIONS;

    FusionSettings settings() {
        return new FusionSettings(method.worker, confidence, iterations, volumes);
    }

    /** The rater id of the consensus. */
    String rater() {
        return name.isBlank() ? method.worker.title() : name.strip();
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            settings();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Rater Fusion: " + e.getMessage(), e);
        }
    }
}

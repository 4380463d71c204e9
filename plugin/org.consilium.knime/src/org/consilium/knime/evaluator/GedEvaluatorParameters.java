// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.evaluator;

import java.util.Arrays;
import java.util.List;
import org.consilium.knime.settings.Unit;
import org.consilium.segmentation.metrics.EvaluationSettings;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Settings of the GED Evaluator. */
@LoadDefaultsForAbsentFields
final class GedEvaluatorParameters implements NodeParameters {

    @Widget(
            title = "Tolerance (mm)",
            description = "Up to this distance two borders count as the same for the surface Dice, in mm; in pixels for"
                    + " cases whose pixel spacing isn't known.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Unit("mm, or pixels where the spacing is not known")
    double tolerance = 1;

    @Widget(
            title = "Samples of the K curve",
            description =
                    "Numbers of samples, with commas between them, at which the K Curve table tells the Generalized"
                            + " Energy Distance. Numbers that a case has too few samples for are left out; all samples of a case"
                            + " are always a point of their own.")
    String curve = "10, 30, 50";

    @Advanced
    @Widget(
            title = "Bins of the reliability table",
            description =
                    "Number of equally wide bins from probability 0 to 1, for the Reliability table and the expected"
                            + " calibration error.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int bins = 10;

    @Advanced
    @Widget(
            title = "Seed",
            description = "Fixes which patients the bootstrap draws for the 95 % intervals of the tables.")
    long seed = 1337;

    EvaluationSettings settings() {
        return new EvaluationSettings(tolerance, bins, counts());
    }

    private List<Integer> counts() {
        return Arrays.stream(curve.split("[,;\\s]+"))
                .filter(part -> !part.isEmpty())
                .map(part -> {
                    try {
                        return Integer.valueOf(part);
                    } catch (NumberFormatException e) {
                        throw new IllegalArgumentException(
                                "Samples of the K curve: '" + part + "' is no number; write for example 10, 30, 50.",
                                e);
                    }
                })
                .toList();
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            settings();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("GED Evaluator: " + e.getMessage(), e);
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.agreement;

import org.consilium.knime.settings.Unit;
import org.consilium.segmentation.agreement.AgreementSettings;
import org.consilium.segmentation.agreement.OthersConsensus;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;

/** Settings of Rater Agreement. */
@LoadDefaultsForAbsentFields
final class RaterAgreementParameters implements NodeParameters {

    enum Consensus {
        @Label("Majority")
        MAJORITY(OthersConsensus.MAJORITY),
        @Label("STAPLE")
        STAPLE(OthersConsensus.STAPLE);

        private final OthersConsensus worker;

        Consensus(OthersConsensus worker) {
            this.worker = worker;
        }
    }

    @Widget(
            title = "Tolerance (mm)",
            description = "Up to this distance two borders count as the same for the surface Dice, in mm; in pixels for"
                    + " cases whose pixel spacing isn't known.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Unit("mm, or pixels where the spacing is not known")
    double tolerance = 1;

    @Widget(
            title = "Consensus of the others",
            description = "What each rater is held against: one outline of all other persons. Majority takes the pixels"
                    + " that more than half of them marked; where they are split evenly, a pixel counts half. STAPLE"
                    + " weighs them by their performance.")
    Consensus consensus = Consensus.MAJORITY;

    @Widget(
            title = "Readings of one person",
            description =
                    "Where a person read twice, each reading is a rater of its own in the cases. Join them by =, the"
                            + " first reading first, and part persons by semicolons: A1 = A2; B1 = B2. Readings of one person are"
                            + " compared with each other (kind: within); agreement between persons counts the first reading of"
                            + " each. Empty: every rater is another person.")
    String readings = "";

    @Advanced
    @Widget(
            title = "Seed",
            description = "Fixes which patients the bootstrap draws for the 95 % intervals of the tables.")
    long seed = 1337;

    AgreementSettings settings() {
        return new AgreementSettings(tolerance, consensus.worker, readings, seed);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            settings();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Rater Agreement: " + e.getMessage(), e);
        }
    }
}

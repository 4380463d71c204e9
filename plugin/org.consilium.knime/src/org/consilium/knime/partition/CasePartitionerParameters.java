// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.partition;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/** Settings of the Case Partitioner. */
@LoadDefaultsForAbsentFields
final class CasePartitionerParameters implements NodeParameters {

    @Widget(
            title = "Share of the first set",
            description = "Share of the patients whose cases go to the first output, between 0 and 1. All cases of one"
                    + " patient stay together.")
    double fraction = 0.7;

    @Widget(title = "Seed", description = "The same seed draws the same patients.")
    long seed = 1337;

    @Override
    public void validate() throws InvalidSettingsException {
        if (!(fraction > 0 && fraction < 1)) {
            throw new InvalidSettingsException(
                    "Share of the first set is " + fraction + "; it must lie between 0 and 1.");
        }
    }
}

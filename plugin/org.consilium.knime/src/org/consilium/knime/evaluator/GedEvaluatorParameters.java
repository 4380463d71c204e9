// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.evaluator;

import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/** Settings of the GED Evaluator. */
@LoadDefaultsForAbsentFields
final class GedEvaluatorParameters implements NodeParameters {

    @Advanced
    @Widget(
            title = "Seed",
            description = "Fixes which patients the bootstrap draws for the 95 % intervals of the summary.")
    long seed = 1337;
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.inspector;

import org.consilium.knime.table.ColumnNames;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migration;

/** Tensor Inspector has nothing to set. */
@LoadDefaultsForAbsentFields
final class TensorInspectorParameters implements NodeParameters {
    @Advanced
    @Widget(title = ColumnNames.TITLE, description = ColumnNames.DESCRIPTION)
    @Migration(ColumnNames.OfOlderWorkflow.class)
    ColumnNames columnNames = ColumnNames.UNIFORM;
}

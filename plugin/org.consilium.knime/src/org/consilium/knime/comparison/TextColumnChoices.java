// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.comparison;

import java.util.List;
import java.util.stream.IntStream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;

/** Offers the texts of the first input. */
final class TextColumnChoices implements ColumnChoicesProvider {

    @Override
    public List<DataColumnSpec> columnChoices(NodeParametersInput input) {
        return input.getInTableSpec(0).map(TextColumnChoices::texts).orElse(List.of());
    }

    private static List<DataColumnSpec> texts(DataTableSpec table) {
        return IntStream.range(0, table.getNumColumns())
                .mapToObj(table::getColumnSpec)
                .filter(column -> column.getType().isCompatible(StringValue.class))
                .toList();
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices.util;

import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;

/** Lists the columns of an input table. */
public class AllColumnsProvider implements ColumnChoicesProvider, InputTableIndexHolder {
    public AllColumnsProvider() {}

    @Override
    public List<DataColumnSpec> columnChoices(NodeParametersInput input) {
        return input.getInTableSpec(getInputTableIndex(input)).stream()
                .flatMap(spec -> spec.stream())
                .toList();
    }
}

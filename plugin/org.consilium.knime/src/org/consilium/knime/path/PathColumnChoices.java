// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.path;

import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;

/** Offers the columns of the first input that can hold places of files. */
public final class PathColumnChoices implements ColumnChoicesProvider {

    @Override
    public List<DataColumnSpec> columnChoices(NodeParametersInput input) {
        return input.getInTableSpec(0).map(PathColumn::choices).orElse(List.of());
    }
}

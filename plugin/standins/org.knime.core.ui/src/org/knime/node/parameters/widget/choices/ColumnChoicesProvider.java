// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.NodeParametersInput;

/** Lists columns to choose from. */
public interface ColumnChoicesProvider extends TypedStringChoicesProvider {
    default List<DataColumnSpec> columnChoices(NodeParametersInput input) {
        throw new UnsupportedOperationException("Override columnChoices or computeState");
    }

    @Override
    default List<TypedStringChoice> computeState(NodeParametersInput input) {
        return columnChoices(input).stream().map(TypedStringChoice::fromColSpec).toList();
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.NodeParametersInput;

/** Offers columns of an input. */
public interface ColumnChoicesProvider extends TypedStringChoicesProvider {

    default List<DataColumnSpec> columnChoices(NodeParametersInput input) {
        return List.of();
    }
}

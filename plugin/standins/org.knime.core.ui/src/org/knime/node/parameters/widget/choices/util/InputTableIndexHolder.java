// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices.util;

import org.knime.node.parameters.NodeParametersInput;

/** Knows the input that columns are chosen from. */
public interface InputTableIndexHolder {
    default int getInputTableIndex() {
        return 0;
    }

    default int getInputTableIndex(NodeParametersInput input) {
        return getInputTableIndex();
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.migration;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** Reads a setting. */
public interface ParametersLoader<T> {
    T load(NodeSettingsRO settings) throws InvalidSettingsException;
}

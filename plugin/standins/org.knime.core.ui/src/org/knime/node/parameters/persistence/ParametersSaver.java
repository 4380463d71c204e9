// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.persistence;

import org.knime.core.node.NodeSettingsWO;

/** Writes a setting. */
public interface ParametersSaver<T> {
    void save(T value, NodeSettingsWO settings);
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.persistence;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.migration.ParametersLoader;

/** Reads and writes a setting in a way of its own. */
public interface NodeParametersPersistor<T> extends ParametersSaver<T>, ParametersLoader<T> {
    @Override
    T load(NodeSettingsRO settings) throws InvalidSettingsException;

    @Override
    void save(T value, NodeSettingsWO settings);

    /** Returns the keys that are written, each as a path. */
    String[][] getConfigPaths();
}

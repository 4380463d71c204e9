// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.migration;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** Looks for keys in nested settings. */
final class ConfigPaths {
    private ConfigPaths() {}

    static boolean has(NodeSettingsRO settings, String... path) {
        NodeSettingsRO current = settings;
        try {
            for (int i = 0; i < path.length - 1; i++) {
                current = current.getNodeSettings(path[i]);
            }
            return current.containsKey(path[path.length - 1]);
        } catch (InvalidSettingsException e) {
            return false;
        }
    }
}

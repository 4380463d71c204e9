// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.HashSet;
import java.util.Set;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** Reads {@code node_creation_config}: one config a group, empty for a port that is always there. */
final class SavedPortGroups {
    private SavedPortGroups() {}

    static Set<String> added(NodeSettingsRO settings) {
        Set<String> result = new HashSet<>();
        for (String group : settings.keySet()) {
            try {
                if (!settings.getNodeSettings(group).keySet().isEmpty()) {
                    result.add(group);
                }
            } catch (InvalidSettingsException e) {
                // A value is no group.
            }
        }
        return result;
    }
}

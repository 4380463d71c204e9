// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.util.function.Supplier;
import org.knime.core.node.context.NodeCreationConfiguration;

/** A node made with the ports that it was saved with; the supplier hands out what was saved. */
record SavedCreation(NodeSettingsRO settings) implements NodeCreationConfiguration, Supplier<NodeSettingsRO> {
    @Override
    public NodeSettingsRO get() {
        return settings;
    }
}

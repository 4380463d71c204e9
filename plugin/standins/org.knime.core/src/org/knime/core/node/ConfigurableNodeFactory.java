// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.util.Optional;
import org.knime.core.node.context.NodeCreationConfiguration;

/** Makes nodes whose ports can differ from node to node. */
public abstract class ConfigurableNodeFactory<T extends NodeModel> extends NodeFactory<T> {
    protected ConfigurableNodeFactory() {}

    /** Marks what describes the port groups; here it is read through {@code PortsConfiguration}. */
    public interface PortsConfigurationBuilder {}

    @Override
    public T createNodeModel() {
        return createNodeModel(new DefaultCreation());
    }

    protected abstract Optional<PortsConfigurationBuilder> createPortsConfigBuilder();

    protected abstract T createNodeModel(NodeCreationConfiguration configuration);
}

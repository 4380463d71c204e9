// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.net.URL;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.context.NodeCreationConfiguration;

/** Makes nodes from a {@link DefaultNode}; a factory is a class with a public constructor without arguments. */
public abstract class DefaultNodeFactory extends ConfigurableNodeFactory<NodeModel> {
    private final DefaultNode node;

    protected DefaultNodeFactory(DefaultNode node) {
        this.node = node;
    }

    @Override
    protected final NodeDescription createNodeDescription() {
        return new DefaultNodeDescription(node);
    }

    @Override
    protected final Optional<PortsConfigurationBuilder> createPortsConfigBuilder() {
        return Optional.of(node.ports());
    }

    @Override
    public final NodeModel createNodeModel() {
        return super.createNodeModel();
    }

    /** A saved configuration brings the settings of the port groups: an optional port is there if its group has any. */
    @Override
    protected final NodeModel createNodeModel(NodeCreationConfiguration configuration) {
        Set<String> added = configuration instanceof Supplier<?> saved && saved.get() instanceof NodeSettingsRO settings
                ? SavedPortGroups.added(settings)
                : Set.of();
        return new DefaultNodeModel(node, node.ports().withAdded(added));
    }

    @Override
    protected final int getNrNodeViews() {
        return 0;
    }

    @Override
    protected final boolean hasDialog() {
        return false;
    }

    public final boolean hasNodeView() {
        return false;
    }

    public boolean hasNodeDialog() {
        return true;
    }

    @Override
    public final NodeType getType() {
        return super.getType();
    }

    @Override
    public final URL getIcon() {
        return super.getIcon();
    }

    @Override
    public final String getInportName(int index) {
        return super.getInportName(index);
    }

    @Override
    public final String getOutportName(int index) {
        return super.getOutportName(index);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.example.tport;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeModel;
import org.knime.core.node.context.NodeCreationConfiguration;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortType;

/** Makes the nodes of the example workflows. */
final class ExampleFactory extends ConfigurableNodeFactory<NodeModel> {
    private final String name;
    private final List<String> groups;
    private final Supplier<NodeModel> model;

    ExampleFactory(String name, List<String> groups, Supplier<NodeModel> model) {
        this.name = name;
        this.groups = groups;
        this.model = model;
    }

    @Override
    protected NodeDescription createNodeDescription() {
        return new NamedDescription(name);
    }

    @Override
    protected NodeModel createNodeModel(NodeCreationConfiguration configuration) {
        return model.get();
    }

    @Override
    protected int getNrNodeViews() {
        return 0;
    }

    @Override
    protected boolean hasDialog() {
        return false;
    }

    @Override
    protected Optional<PortsConfigurationBuilder> createPortsConfigBuilder() {
        return Optional.of(new Groups(groups));
    }

    private record Groups(List<String> getPortGroupNames) implements PortsConfigurationBuilder, PortsConfiguration {
        @Override
        public PortType[] getInputPorts() {
            return new PortType[0];
        }

        @Override
        public PortType[] getOutputPorts() {
            return new PortType[0];
        }

        @Override
        public Map<String, int[]> getInputPortLocation() {
            return Map.of();
        }

        @Override
        public Map<String, int[]> getOutputPortLocation() {
            return Map.of();
        }
    }
}

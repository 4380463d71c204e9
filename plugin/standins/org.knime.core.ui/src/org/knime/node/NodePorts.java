// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.knime.core.node.ConfigurableNodeFactory.PortsConfigurationBuilder;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortType;
import org.knime.node.RequirePorts.DynamicPortsAdder;

/** The ports of a node, group by group in the order in which they were added. */
final class NodePorts implements PortsConfigurationBuilder, PortsConfiguration {
    private final List<PortGroup> groups;

    NodePorts(List<PortGroup> groups) {
        this.groups = List.copyOf(groups);
    }

    static NodePorts of(Consumer<DynamicPortsAdder> adder) {
        PortGroupsAdder collector = new PortGroupsAdder();
        adder.accept(collector);
        Set<String> ids = new HashSet<>();
        for (PortGroup group : collector.groups()) {
            if (!ids.add(group.id())) {
                throw new IllegalArgumentException("Two ports share the name \"" + group.id() + "\"");
            }
        }
        return new NodePorts(collector.groups());
    }

    List<PortGroup> groups() {
        return groups;
    }

    private List<PortGroup> side(boolean input) {
        return groups.stream()
                .filter(group -> group.input() == input && group.type() != null)
                .toList();
    }

    List<PortGroup> inputs() {
        return side(true);
    }

    List<PortGroup> outputs() {
        return side(false);
    }

    @Override
    public PortType[] getInputPorts() {
        return inputs().stream().map(PortGroup::type).toArray(PortType[]::new);
    }

    @Override
    public PortType[] getOutputPorts() {
        return outputs().stream().map(PortGroup::type).toArray(PortType[]::new);
    }

    @Override
    public Map<String, int[]> getInputPortLocation() {
        return location(inputs());
    }

    @Override
    public Map<String, int[]> getOutputPortLocation() {
        return location(outputs());
    }

    private static Map<String, int[]> location(List<PortGroup> side) {
        Map<String, int[]> result = new LinkedHashMap<>();
        for (PortGroup group : side) {
            result.put(group.id(), new int[] {result.size()});
        }
        return result;
    }

    @Override
    public List<String> getPortGroupNames() {
        return groups.stream().map(PortGroup::id).toList();
    }

    /** Returns these ports with the named optional ones added. */
    NodePorts withAdded(Set<String> ids) {
        List<PortGroup> result = new ArrayList<>();
        for (PortGroup group : groups) {
            boolean add = group.supported() != null && ids.contains(group.id());
            result.add(add ? group.withType(group.supported()) : group);
        }
        return new NodePorts(result);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import org.knime.core.node.port.PortType;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.knime.node.RequirePorts.PortsAdder;

/** Adds each port as a group of its own. */
final class FixedPorts implements PortsAdder {
    private final DynamicPortsAdder groups;

    FixedPorts(DynamicPortsAdder groups) {
        this.groups = groups;
    }

    @Override
    public PortsAdder addInputPort(String name, String description, PortType type) {
        groups.addInputPortGroup(
                name, group -> group.name(name).description(description).fixed(type));
        return this;
    }

    @Override
    public PortsAdder addOutputPort(String name, String description, PortType type) {
        groups.addOutputPortGroup(
                name, group -> group.name(name).description(description).fixed(type));
        return this;
    }
}

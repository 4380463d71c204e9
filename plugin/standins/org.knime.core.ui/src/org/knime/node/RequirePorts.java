// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortType;

/** Next: the ports. */
public interface RequirePorts {
    /** Adds ports that are always there. A port's name is the id of its group, so no two ports share one. */
    default DefaultNode.RequireModel ports(Consumer<PortsAdder> adder) {
        return dynamicPorts(groups -> adder.accept(new FixedPorts(groups)));
    }

    DefaultNode.RequireModel dynamicPorts(Consumer<DynamicPortsAdder> adder);

    /** Adds ports that are always there. */
    interface PortsAdder {
        PortsAdder addInputPort(String name, String description, PortType type);

        PortsAdder addOutputPort(String name, String description, PortType type);

        default PortsAdder addInputTable(String name, String description) {
            return addInputPort(name, description, BufferedDataTable.TYPE);
        }

        default PortsAdder addOutputTable(String name, String description) {
            return addOutputPort(name, description, BufferedDataTable.TYPE);
        }
    }

    /** Adds groups of ports. */
    interface DynamicPortsAdder {
        DynamicPortsAdder addInputPortGroup(String id, Function<RequirePortName, ConfigurablePort> group);

        DynamicPortsAdder addOutputPortGroup(String id, Function<RequirePortName, ConfigurablePort> group);
    }

    /** Next: the name of the ports of a group. */
    @FunctionalInterface
    interface RequirePortName {
        RequirePortDescription name(String name);
    }

    /** Next: the description of the ports of a group. */
    @FunctionalInterface
    interface RequirePortDescription {
        RequireConfigurablePortMode description(String text);
    }

    /** Next: what ports a group has. */
    interface RequireConfigurablePortMode {
        ConfigurablePort.FinalConfigurablePort fixed(PortType type);

        RequireSupportedTypes<ConfigurablePort.OptionalConfigurablePort> optional();
    }

    /** Next: the types that a port may have. */
    interface RequireSupportedTypes<T> {
        T supportedTypes(PortType... types);

        T supportedTypes(Predicate<PortType> test);
    }

    /** A group of ports. */
    interface ConfigurablePort {
        /** A group that is complete. */
        final class FinalConfigurablePort implements ConfigurablePort {
            public FinalConfigurablePort() {}
        }

        /** A group that has one port or none; without a default type it starts with none. */
        interface OptionalConfigurablePort extends ConfigurablePort {
            FinalConfigurablePort defaultPortType(PortType type);
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.node.RequirePorts.ConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.FinalConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.OptionalConfigurablePort;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.knime.node.RequirePorts.RequireConfigurablePortMode;
import org.knime.node.RequirePorts.RequirePortName;
import org.knime.node.RequirePorts.RequireSupportedTypes;

/** Collects the groups of a node. */
final class PortGroupsAdder implements DynamicPortsAdder {
    private final List<PortGroup> groups = new ArrayList<>();

    List<PortGroup> groups() {
        return groups;
    }

    @Override
    public DynamicPortsAdder addInputPortGroup(String id, Function<RequirePortName, ConfigurablePort> group) {
        return add(id, true, group);
    }

    @Override
    public DynamicPortsAdder addOutputPortGroup(String id, Function<RequirePortName, ConfigurablePort> group) {
        return add(id, false, group);
    }

    private DynamicPortsAdder add(String id, boolean input, Function<RequirePortName, ConfigurablePort> group) {
        group.apply(name -> description -> new Mode(new PortGroup(id, input, name, description, null, null)));
        return this;
    }

    /** Each step of the fluent definition puts the group, as far as it is known, in the place of the last one. */
    private final class Mode implements RequireConfigurablePortMode {
        private final PortGroup start;

        Mode(PortGroup start) {
            this.start = start;
        }

        @Override
        public FinalConfigurablePort fixed(PortType type) {
            groups.add(start.withType(type));
            return new FinalConfigurablePort();
        }

        @Override
        public RequireSupportedTypes<OptionalConfigurablePort> optional() {
            return new RequireSupportedTypes<>() {
                @Override
                public OptionalConfigurablePort supportedTypes(PortType... types) {
                    return addOptional(types[0]);
                }

                @Override
                public OptionalConfigurablePort supportedTypes(Predicate<PortType> test) {
                    return addOptional(PortTypeRegistry.getInstance().availablePortTypes().stream()
                            .filter(test)
                            .findFirst()
                            .orElseThrow());
                }
            };
        }

        private OptionalConfigurablePort addOptional(PortType supported) {
            int place = groups.size();
            PortGroup group =
                    new PortGroup(start.id(), start.input(), start.name(), start.description(), null, supported);
            groups.add(group);
            return type -> {
                groups.set(place, group.withType(type));
                return new FinalConfigurablePort();
            };
        }
    }
}

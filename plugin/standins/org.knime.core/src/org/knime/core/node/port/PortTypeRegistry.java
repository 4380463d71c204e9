// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;

/** The port types of all bundles. */
public final class PortTypeRegistry {
    private static final PortTypeRegistry INSTANCE = new PortTypeRegistry();

    private PortTypeRegistry() {}

    public static PortTypeRegistry getInstance() {
        return INSTANCE;
    }

    public synchronized Collection<PortType> availablePortTypes() {
        Set<PortType> types = new LinkedHashSet<>();
        types.add(PortObject.TYPE);
        types.add(BufferedDataTable.TYPE);
        PortExtensions.read().forEach(port -> types.add(new PortType(port.objectClass())));
        return types;
    }

    public synchronized PortType getPortType(Class<? extends PortObject> type) {
        return new PortType(type);
    }

    public synchronized PortType getPortType(Class<? extends PortObject> type, boolean optional) {
        return new PortType(type, optional);
    }

    public Optional<Class<? extends PortObject>> getObjectClass(String name) {
        return find(port -> port.objectClass().getName().equals(name)).map(RegisteredPort::objectClass);
    }

    public Optional<Class<? extends PortObjectSpec>> getSpecClass(String name) {
        return find(port -> port.specClass().getName().equals(name)).map(RegisteredPort::specClass);
    }

    /** The registered serializer; as in the real platform, a nested one is found even where none is registered. */
    public Optional<PortObjectSerializer<PortObject>> getObjectSerializer(Class<? extends PortObject> type) {
        return registered(type).map(port -> port.objectSerializer().get()).or(() -> NestedSerializers.ofObject(type));
    }

    /** As {@link #getObjectSerializer}, for the specification. */
    public Optional<PortObjectSpecSerializer<PortObjectSpec>> getSpecSerializer(Class<? extends PortObjectSpec> type) {
        return find(port -> port.specClass() == type)
                .flatMap(RegisteredPort::specSerializer)
                .map(serializer -> serializer.get())
                .or(() -> NestedSerializers.ofSpec(type));
    }

    Optional<RegisteredPort> registered(Class<? extends PortObject> type) {
        return find(port -> port.objectClass() == type);
    }

    private static Optional<RegisteredPort> find(Predicate<RegisteredPort> test) {
        return PortExtensions.read().stream().filter(test).findFirst();
    }
}

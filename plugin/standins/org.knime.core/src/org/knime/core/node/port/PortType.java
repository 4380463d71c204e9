// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.util.Objects;

/** The type of a port: the class of its objects, and whether it may stay unconnected. */
public final class PortType {
    /** Colour of a type that names none, 0xRRGGBB. */
    public static final int DEFAULT_COLOR = 0x9B9B9B;

    private final Class<? extends PortObject> objectClass;
    private final boolean optional;

    public PortType(Class<? extends PortObject> objectClass) {
        this(objectClass, false);
    }

    public PortType(Class<? extends PortObject> objectClass, boolean optional) {
        this.objectClass = Objects.requireNonNull(objectClass, "port object class");
        this.optional = optional;
    }

    /** Returns the registered name, or the class's where it is not registered. */
    public String getName() {
        return PortTypeRegistry.getInstance()
                .registered(objectClass)
                .map(RegisteredPort::name)
                .orElse(objectClass.getSimpleName());
    }

    public int getColor() {
        return PortTypeRegistry.getInstance()
                .registered(objectClass)
                .map(RegisteredPort::color)
                .orElse(DEFAULT_COLOR);
    }

    public Class<? extends PortObject> getPortObjectClass() {
        return objectClass;
    }

    public boolean isOptional() {
        return optional;
    }

    public boolean isSuperTypeOf(PortType type) {
        return objectClass.isAssignableFrom(type.objectClass);
    }

    public boolean acceptsPortObjectClass(Class<? extends PortObject> type) {
        return objectClass.isAssignableFrom(type);
    }

    public boolean acceptsPortObject(PortObject object) {
        return objectClass.isInstance(object);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PortType type && type.objectClass == objectClass && type.optional == optional;
    }

    @Override
    public int hashCode() {
        return Objects.hash(objectClass, optional);
    }

    @Override
    public String toString() {
        return optional ? getName() + " (optional)" : getName();
    }
}

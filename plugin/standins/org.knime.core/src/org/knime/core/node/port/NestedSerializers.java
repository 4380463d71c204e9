// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.util.Optional;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;

/**
 * Serializers by convention: a nested class {@code Serializer} with a public constructor. The real platform finds them so
 * even where none is registered.
 */
final class NestedSerializers {
    private NestedSerializers() {}

    @SuppressWarnings("unchecked")
    static Optional<PortObjectSerializer<PortObject>> ofObject(Class<?> type) {
        return nested(type).map(made -> (PortObjectSerializer<PortObject>) made);
    }

    @SuppressWarnings("unchecked")
    static Optional<PortObjectSpecSerializer<PortObjectSpec>> ofSpec(Class<?> type) {
        return nested(type).map(made -> (PortObjectSpecSerializer<PortObjectSpec>) made);
    }

    private static Optional<Object> nested(Class<?> type) {
        try {
            Class<?> serializer = Class.forName(type.getName() + "$Serializer", true, type.getClassLoader());
            return Optional.of(serializer.getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}

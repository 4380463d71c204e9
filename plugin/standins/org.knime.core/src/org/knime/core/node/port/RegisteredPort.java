// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One {@code portType} of the extension point.
 *
 * @param name name shown to the user
 * @param color 0xRRGGBB
 * @param objectClass class of the port objects
 * @param specClass class of the specs
 * @param objectSerializer makes the serializer of the objects
 * @param specSerializer makes the serializer of the specs; absent for tables
 */
record RegisteredPort(
        String name,
        int color,
        Class<? extends PortObject> objectClass,
        Class<? extends PortObjectSpec> specClass,
        Supplier<PortObject.PortObjectSerializer<PortObject>> objectSerializer,
        Optional<Supplier<PortObjectSpec.PortObjectSpecSerializer<PortObjectSpec>>> specSerializer) {}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import org.knime.core.node.port.PortType;

/**
 * A group of one port.
 *
 * @param id id, unique in the node
 * @param input whether it is an input
 * @param name name shown to the user
 * @param description text shown to the user
 * @param type type of the port; {@code null} where an optional port has not been added
 * @param supported type that an optional port takes when it is added; {@code null} for a fixed one
 */
record PortGroup(String id, boolean input, String name, String description, PortType type, PortType supported) {
    PortGroup withType(PortType newType) {
        return new PortGroup(id, input, name, description, newType, supported);
    }
}

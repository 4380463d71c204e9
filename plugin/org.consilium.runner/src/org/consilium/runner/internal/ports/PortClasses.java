// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.ports;

import java.io.IOException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** Finds the classes of saved port objects: registered ones, or what the node itself says of its output. */
public final class PortClasses {
    private PortClasses() {}

    public static Class<? extends PortObject> object(String name, PortType declared) throws IOException {
        if (declared.getPortObjectClass().getName().equals(name)) {
            return declared.getPortObjectClass();
        }
        return PortTypeRegistry.getInstance()
                .getObjectClass(String.valueOf(name))
                .orElseThrow(() -> new IOException("the port type " + name + " is not installed"));
    }

    public static Class<? extends PortObjectSpec> spec(String name, Class<? extends PortObject> object)
            throws IOException {
        var registered = PortTypeRegistry.getInstance().getSpecClass(String.valueOf(name));
        if (registered.isPresent()) {
            return registered.get();
        }
        try {
            return Class.forName(String.valueOf(name), true, object.getClassLoader())
                    .asSubclass(PortObjectSpec.class);
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new IOException("the port spec " + name + " is not installed", e);
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;

/** Reads the extension point {@code org.knime.core.PortType}. */
final class PortExtensions {
    private static final String POINT = "org.knime.core.PortType";

    private PortExtensions() {}

    static List<RegisteredPort> read() {
        List<RegisteredPort> result = new ArrayList<>();
        for (IConfigurationElement element : Extensions.elements(POINT, "portType")) {
            result.add(port(element));
        }
        return result;
    }

    private static RegisteredPort port(IConfigurationElement element) {
        String color = element.getAttribute("color");
        String specSerializer = element.getAttribute("specSerializer");
        return new RegisteredPort(
                element.getAttribute("name"),
                color == null ? PortType.DEFAULT_COLOR : Integer.parseInt(color.substring(1), 16),
                Extensions.load(element, "objectClass").asSubclass(PortObject.class),
                Extensions.load(element, "specClass").asSubclass(PortObjectSpec.class),
                objects(element),
                specSerializer == null ? Optional.empty() : Optional.of(specs(element)));
    }

    @SuppressWarnings("unchecked")
    private static Supplier<PortObjectSerializer<PortObject>> objects(IConfigurationElement element) {
        return () -> (PortObjectSerializer<PortObject>) create(element, "objectSerializer");
    }

    @SuppressWarnings("unchecked")
    private static Supplier<PortObjectSpecSerializer<PortObjectSpec>> specs(IConfigurationElement element) {
        return () -> (PortObjectSpecSerializer<PortObjectSpec>) create(element, "specSerializer");
    }

    private static Object create(IConfigurationElement element, String attribute) {
        try {
            return element.createExecutableExtension(attribute);
        } catch (CoreException e) {
            throw new IllegalStateException(
                    "The " + attribute + " " + element.getAttribute(attribute) + " of the port type \""
                            + element.getAttribute("name") + "\" cannot be made",
                    e);
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.util.List;
import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.osgi.framework.Bundle;

/** What the extension registry holds; nothing where no framework runs. */
final class Extensions {
    private Extensions() {}

    static List<IConfigurationElement> elements(String point, String name) {
        IExtensionRegistry registry = RegistryFactory.getRegistry();
        if (registry == null) {
            return List.of();
        }
        return List.of(registry.getConfigurationElementsFor(point)).stream()
                .filter(element -> element.getName().equals(name))
                .toList();
    }

    private static Bundle bundle(IConfigurationElement element) {
        return ContributorFactoryOSGi.resolve(element.getContributor());
    }

    /** Loads the class that an attribute names, through the bundle that contributes it. */
    static Class<?> load(IConfigurationElement element, String attribute) {
        String name = element.getAttribute(attribute);
        try {
            return bundle(element).loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "The class " + name + " that " + element.getContributor().getName() + " registers is missing", e);
        }
    }
}

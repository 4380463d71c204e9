// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.nodes;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.knime.core.node.NodeFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** The nodes of the extension point {@code org.knime.workbench.repository.nodes}; none where no framework runs. */
public final class ExtensionNodeRegistry implements NodeRegistry {
    private static final String POINT = "org.knime.workbench.repository.nodes";

    @Override
    public Optional<RegisteredNode> find(String factoryClass) {
        IExtensionRegistry registry = RegistryFactory.getRegistry();
        if (registry == null) {
            return Optional.empty();
        }
        return Arrays.stream(registry.getConfigurationElementsFor(POINT))
                .filter(element -> element.getName().equals("node"))
                .filter(element -> factoryClass.equals(element.getAttribute("factory-class")))
                .findFirst()
                .map(ExtensionNodeRegistry::node);
    }

    private static RegisteredNode node(IConfigurationElement element) {
        Bundle bundle = ContributorFactoryOSGi.resolve(element.getContributor());
        BundleInfo info = new BundleInfo(
                bundle.getHeaders().get(Constants.BUNDLE_NAME),
                bundle.getSymbolicName(),
                bundle.getHeaders().get(Constants.BUNDLE_VENDOR),
                bundle.getVersion().toString());
        return new RegisteredNode(
                element.getAttribute("factory-class"), element.getAttribute("category-path"), factory(element), info);
    }

    private static Supplier<NodeFactory<?>> factory(IConfigurationElement element) {
        return () -> {
            try {
                return (NodeFactory<?>) element.createExecutableExtension("factory-class");
            } catch (CoreException e) {
                Throwable cause =
                        e.getStatus().getException() == null ? e : e.getStatus().getException();
                throw new IllegalStateException("its factory cannot be made: " + cause, cause);
            }
        };
    }
}

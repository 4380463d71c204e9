// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.nodes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.knime.core.node.NodeFactory;

/**
 * The nodes of the extension registry.
 *
 * @param nodes sorted by category and name
 * @param problems one line for each registered node that can't be made
 */
public record NodeRepository(List<NodeEntry> nodes, List<String> problems) {
    private static final String NODES = "org.knime.workbench.repository.nodes";
    private static final String CATEGORIES = "org.knime.workbench.repository.categories";

    public NodeRepository {
        nodes = List.copyOf(nodes);
        problems = List.copyOf(problems);
    }

    /** Reads the registry of the running framework; without one there are no nodes. */
    public static NodeRepository registered() {
        List<NodeEntry> nodes = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        IExtensionRegistry registry = RegistryFactory.getRegistry();
        if (registry != null) {
            Map<String, String> categories = categories(registry.getConfigurationElementsFor(CATEGORIES));
            for (IConfigurationElement element : registry.getConfigurationElementsFor(NODES)) {
                if (element.getName().equals("node")) {
                    add(element, categories, nodes, problems);
                }
            }
        }
        nodes.sort(Comparator.comparing(NodeEntry::categoryPath).thenComparing(NodeEntry::name));
        return new NodeRepository(nodes, problems);
    }

    private static void add(
            IConfigurationElement element,
            Map<String, String> categories,
            List<NodeEntry> nodes,
            List<String> problems) {
        String path = element.getAttribute("category-path") == null ? "/" : element.getAttribute("category-path");
        try {
            NodeFactory<?> factory = (NodeFactory<?>) element.createExecutableExtension("factory-class");
            nodes.add(NodeEntry.of(factory, path, CategoryNames.of(path, categories)));
        } catch (CoreException | RuntimeException | LinkageError e) {
            problems.add("the node " + element.getAttribute("factory-class") + " of "
                    + element.getContributor().getName() + " can't be made: " + e.getMessage()
                    + "; check the installation");
        }
    }

    private static Map<String, String> categories(IConfigurationElement[] elements) {
        Map<String, String> names = new TreeMap<>();
        for (IConfigurationElement element : elements) {
            String parent = element.getAttribute("path");
            String id = element.getAttribute("level-id");
            if (element.getName().equals("category") && id != null) {
                String path = (parent == null ? "" : parent.replaceFirst("/$", "")) + "/" + id;
                names.put(path, element.getAttribute("name"));
            }
        }
        return names;
    }
}

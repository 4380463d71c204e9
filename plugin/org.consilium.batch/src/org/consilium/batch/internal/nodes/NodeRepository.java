// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.nodes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.consilium.knime.table.PortTable;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.knime.core.node.NodeFactory;

/**
 * The project's nodes in the extension registry.
 *
 * @param nodes sorted by category and name
 * @param problems one line for each of the project's nodes that can't be made
 * @param others how many nodes other extensions have registered; none of them is made
 */
public record NodeRepository(List<NodeEntry> nodes, List<String> problems, int others) {
    private static final String NODES = "org.knime.workbench.repository.nodes";
    private static final String CATEGORIES = "org.knime.workbench.repository.categories";
    private static final String OURS = "org.consilium.";

    /** Makes a factory, or fails as the installation does. */
    interface Maker {
        Object make() throws CoreException;
    }

    /**
     * A registered node that has not been made.
     *
     * @param bundle symbolic name of the bundle that registers it
     * @param factory name of its factory's class
     * @param path of its category
     */
    record Registered(String bundle, String factory, String path, Maker maker) {}

    public NodeRepository {
        nodes = List.copyOf(nodes);
        problems = List.copyOf(problems);
    }

    /** Reads the registry of the running framework; without one there are no nodes. */
    public static NodeRepository registered() {
        IExtensionRegistry registry = RegistryFactory.getRegistry();
        if (registry == null) {
            return new NodeRepository(List.of(), List.of(), 0);
        }
        List<Registered> found = new ArrayList<>();
        for (IConfigurationElement element : registry.getConfigurationElementsFor(NODES)) {
            if (element.getName().equals("node")) {
                String path = element.getAttribute("category-path");
                found.add(new Registered(
                        element.getContributor().getName(),
                        element.getAttribute("factory-class"),
                        path == null ? "/" : path,
                        () -> element.createExecutableExtension("factory-class")));
            }
        }
        return of(found, categories(registry.getConfigurationElementsFor(CATEGORIES)));
    }

    /** @param categories names of categories, by path */
    static NodeRepository of(List<Registered> registered, Map<String, String> categories) {
        List<NodeEntry> nodes = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int others = 0;
        for (Registered node : registered) {
            if (!node.bundle().startsWith(OURS)) {
                others++;
                continue;
            }
            try {
                NodeFactory<?> factory = (NodeFactory<?>) node.maker().make();
                nodes.add(NodeEntry.of(factory, node.path(), CategoryNames.of(node.path(), categories)));
            } catch (CoreException | RuntimeException | LinkageError e) {
                problems.add("the node " + node.factory() + " of " + node.bundle() + " can't be made: " + e.getMessage()
                        + "; check the installation");
            }
        }
        nodes.sort(Comparator.comparing(NodeEntry::categoryPath).thenComparing(NodeEntry::name));
        return new NodeRepository(nodes, problems, others);
    }

    /** The tables of the nodes, by class of their factories. */
    public Map<String, List<PortTable>> tables() {
        return nodes.stream().collect(Collectors.toMap(NodeEntry::factory, NodeEntry::tables));
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

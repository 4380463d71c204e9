// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consilium.ground.FileErrors;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.knwf.config.ConfigXmlReader;
import org.consilium.runner.internal.config.OverrideException;
import org.consilium.runner.internal.config.Overrides;
import org.consilium.runner.internal.nodes.NodeRegistry;
import org.knime.core.internal.bridge.Variable;
import org.knime.core.node.port.PortType;

/** Loads a workflow from its folder, all of it or nothing. */
public final class WorkflowLoader {
    static final String VERSION = "5.1.0";

    private final Path folder;
    private final NodeLoader nodes;
    private final Overrides overrides;
    private final boolean results;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> misfits = new ArrayList<>();
    private Set<String> declared = Set.of();

    private WorkflowLoader(Path folder, NodeRegistry registry, Overrides overrides, boolean results) {
        this.results = results;
        this.folder = folder;
        this.nodes = new NodeLoader(folder, registry);
        this.overrides = overrides;
    }

    /**
     * Loads a workflow and configures the nodes that have not run.
     *
     * @throws WorkflowLoadException if anything of it cannot be loaded
     */
    public static LoadedWorkflow load(Path folder, NodeRegistry registry, Overrides overrides)
            throws WorkflowLoadException {
        return new WorkflowLoader(folder, registry, overrides, true).run();
    }

    /**
     * Loads a workflow as if no node had run, so that results that can't be read are in nobody's way.
     *
     * @throws WorkflowLoadException if anything else of it cannot be loaded
     */
    public static LoadedWorkflow loadReset(Path folder, NodeRegistry registry, Overrides overrides)
            throws WorkflowLoadException {
        return new WorkflowLoader(folder, registry, overrides, false).run();
    }

    private LoadedWorkflow run() throws WorkflowLoadException {
        Workflow workflow = new Workflow(folder, root());
        boolean loaded = false;
        try {
            variables(workflow);
            nodes(workflow);
            if (problems.isEmpty()) {
                checkOverrides(workflow);
            }
            connections(workflow);
            check();
            List<WorkflowNode> order = order(workflow);
            order.forEach(node -> restore(workflow, node));
            check();
            NodeConfigurator configurator = new NodeConfigurator(workflow);
            order.stream().filter(node -> node.state() != NodeState.EXECUTED).forEach(configurator::configure);
            loaded = true;
            return new LoadedWorkflow(workflow, warnings);
        } finally {
            if (!loaded) {
                closeQuietly(workflow);
            }
        }
    }

    private static void closeQuietly(Workflow workflow) {
        try {
            workflow.close();
        } catch (IOException e) {
            Debug.trace(e);
        }
    }

    private void check() throws WorkflowLoadException {
        if (!problems.isEmpty()) {
            throw new WorkflowLoadException(problems);
        }
    }

    private void checkOverrides(Workflow workflow) throws WorkflowLoadException {
        SortedMap<Integer, String> labels = new TreeMap<>();
        List<ConfigTree> settings = new ArrayList<>();
        for (WorkflowNode node : workflow.nodes()) {
            labels.put(node.id(), node.label());
            settings.add(node.settings());
        }
        List<String> wrong = misfits.isEmpty() ? overrides.strangers(declared, labels, settings) : misfits;
        if (!wrong.isEmpty()) {
            throw new WorkflowLoadException(wrong, true);
        }
    }

    private ConfigTree root() throws WorkflowLoadException {
        if (!Files.isRegularFile(folder.resolve("workflow.knime"))) {
            throw new WorkflowLoadException(List.of("There is no workflow in " + folder + ": no workflow.knime"));
        }
        ConfigTree root;
        try {
            root = ConfigXmlReader.read(folder.resolve("workflow.knime"));
        } catch (IOException e) {
            throw new WorkflowLoadException(List.of(FileErrors.message(e)));
        }
        String version = root.text("version");
        if (!VERSION.equals(version)) {
            throw new WorkflowLoadException(List.of("workflow.knime has the version " + version
                    + ", which is not known here (known: " + VERSION + ")"));
        }
        if (root.child("nodes") == null) {
            throw new WorkflowLoadException(List.of("workflow.knime has no nodes"));
        }
        return root;
    }

    private void variables(Workflow workflow) {
        try {
            workflow.variables().putAll(WorkflowVariables.read(workflow.settings()));
        } catch (IllegalArgumentException e) {
            problems.add("workflow.knime: " + e.getMessage());
        }
        declared = Set.copyOf(workflow.variables().keySet());
        for (Variable variable : overrides.variables()) {
            workflow.variables().put(variable.name(), variable);
            WorkflowVariables.set(variable, workflow.settings());
        }
    }

    private void nodes(Workflow workflow) {
        ConfigTree list = workflow.settings().child("nodes");
        for (String key : list.keys()) {
            ConfigTree item = list.child(key);
            try {
                WorkflowNode node = nodes.load(key, item, overrides.options(), workflow.variables());
                if (workflow.node(node.id()) != null) {
                    problems.add(node.label() + ": another node has the same id");
                }
                workflow.add(node);
                if (!node.hasSettings()) {
                    warnings.add(node.label() + ": " + NodeConfigurator.NO_SETTINGS);
                }
            } catch (OverrideException e) {
                misfits.add(e.getMessage());
            } catch (LoadProblem e) {
                problems.add(e.getMessage());
            }
        }
    }

    private void connections(Workflow workflow) {
        ConfigTree list = workflow.settings().child("connections");
        Set<List<Integer>> ends = new HashSet<>();
        for (String key : list == null ? Set.<String>of() : list.keys()) {
            ConfigTree item = list.child(key);
            try {
                Connection connection = new Connection(
                        number(item, "sourceID"), number(item, "sourcePort"),
                        number(item, "destID"), number(item, "destPort"));
                String problem = problem(workflow, connection);
                if (problem != null && problems.isEmpty()) {
                    problems.add(key + ": " + problem);
                } else if (connection.destPort() > 0 && !ends.add(List.of(connection.dest(), connection.destPort()))) {
                    problems.add(key + ": another connection ends at the same input");
                } else {
                    workflow.add(connection);
                }
            } catch (NumberFormatException e) {
                problems.add(key + ": it does not say where it starts and ends");
            }
        }
    }

    private static String problem(Workflow workflow, Connection connection) {
        WorkflowNode source = workflow.node(connection.source());
        WorkflowNode dest = workflow.node(connection.dest());
        if (source == null || dest == null) {
            return "there is no node #" + (source == null ? connection.source() : connection.dest());
        }
        if (connection.sourcePort() < 0
                || connection.sourcePort() > source.outTypes().size()) {
            return source.label() + " has no output " + connection.sourcePort();
        }
        if (connection.destPort() < 0 || connection.destPort() > dest.inTypes().size()) {
            return dest.label() + " has no input " + connection.destPort();
        }
        if (connection.sourcePort() == 0 != (connection.destPort() == 0)) {
            return "a variable port and a data port cannot be connected";
        }
        if (connection.sourcePort() > 0) {
            PortType from = source.outTypes().get(connection.sourcePort() - 1);
            PortType to = dest.inTypes().get(connection.destPort() - 1);
            if (!to.isSuperTypeOf(from)) {
                return "a " + from.getName() + " of " + source.label() + " does not fit the " + to.getName() + " of "
                        + dest.label();
            }
        }
        return null;
    }

    private List<WorkflowNode> order(Workflow workflow) throws WorkflowLoadException {
        try {
            return NodeOrder.of(workflow);
        } catch (IllegalArgumentException e) {
            throw new WorkflowLoadException(List.of(e.getMessage()));
        }
    }

    /** Restores what a node had produced, if all before it had too. */
    private void restore(Workflow workflow, WorkflowNode node) {
        boolean whole = results
                && node.hasSettings()
                && !overrides.changes(node.id(), node.settings())
                && "EXECUTED".equals(node.settings().text("state"))
                && workflow.predecessors(node).stream().allMatch(before -> before.state() == NodeState.EXECUTED);
        if (whole) {
            try {
                String lost = new ResultReader(workflow, node).restore();
                if (lost != null) {
                    warnings.add(node.label() + "  " + lost + ", so the node runs again");
                }
            } catch (LoadProblem e) {
                problems.add(e.getMessage());
            }
        }
    }

    private static int number(ConfigTree tree, String key) {
        return Integer.parseInt(tree == null ? null : tree.text(key));
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.runner.internal.files.FileStoreArea;
import org.knime.core.internal.bridge.Bridges;
import org.knime.core.internal.bridge.Variable;

/** A workflow in memory. It owns a folder for temporary files; whoever opened the workflow closes it. */
public final class Workflow implements AutoCloseable {
    private final Path folder;
    private final ConfigTree settings;
    private final Map<Integer, WorkflowNode> nodes = new TreeMap<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final FileStoreArea stores = new FileStoreArea();

    /**
     * @param folder folder that the workflow was read from, or {@code null} for a new one
     * @param settings content of {@code workflow.knime}
     */
    Workflow(Path folder, ConfigTree settings) {
        this.folder = folder;
        this.settings = settings;
    }

    public Path folder() {
        return folder;
    }

    ConfigTree settings() {
        return settings;
    }

    public Collection<WorkflowNode> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    /** Returns a node, or {@code null}. */
    public WorkflowNode node(int id) {
        return nodes.get(id);
    }

    void add(WorkflowNode node) {
        nodes.put(node.id(), node);
    }

    public List<Connection> connections() {
        return Collections.unmodifiableList(connections);
    }

    void add(Connection connection) {
        connections.add(connection);
    }

    Map<String, Variable> variables() {
        return variables;
    }

    FileStoreArea stores() {
        return stores;
    }

    /** Returns the connections into a node, lowest port first. */
    List<Connection> into(WorkflowNode node) {
        return connections.stream()
                .filter(connection -> connection.dest() == node.id())
                .sorted(Comparator.comparingInt(Connection::destPort))
                .toList();
    }

    /** Returns the connection into a data input, or {@code null}; inputs count from 0 here. */
    Connection into(WorkflowNode node, int input) {
        return into(node).stream()
                .filter(connection -> connection.destPort() == input + 1)
                .findFirst()
                .orElse(null);
    }

    List<WorkflowNode> predecessors(WorkflowNode node) {
        return into(node).stream()
                .map(connection -> nodes.get(connection.source()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    List<WorkflowNode> successors(WorkflowNode node) {
        return connections.stream()
                .filter(connection -> connection.source() == node.id())
                .map(connection -> nodes.get(connection.dest()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The workflow is as far as its last node. */
    NodeState state() {
        return nodes.values().stream()
                .map(WorkflowNode::state)
                .min(Comparator.naturalOrder())
                .orElse(NodeState.IDLE);
    }

    @Override
    public void close() throws IOException {
        nodes.values().forEach(node -> Bridges.NODE.dispose(node.model()));
        stores.close();
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.util.List;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.runner.internal.config.ConfigCopy;
import org.consilium.runner.internal.files.FileStoreHandler;
import org.knime.core.internal.bridge.Bridges;
import org.knime.core.internal.bridge.Variable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** A node of a workflow: its settings as they stand in the file, its model, and what it has produced. */
public final class WorkflowNode {
    private final int id;
    private final String folder;
    private final ConfigTree settings;
    private final NodeModel model;
    private final ConfigTree defaults;
    private final List<PortType> inTypes;
    private final List<PortType> outTypes;
    private ConfigTree loaded;
    private NodeState state = NodeState.IDLE;
    private NodeMessage message;
    private PortObjectSpec[] specs;
    private PortObject[] objects;
    private List<PortObject> internals = List.of();
    private List<Variable> variables = List.of();
    private FileStoreHandler stores;
    private List<String> warnings = List.of();

    /**
     * @param id id in the workflow
     * @param folder name of the node's folder
     * @param settings content of {@code settings.xml}
     * @param model model, which has not taken the settings yet
     */
    WorkflowNode(int id, String folder, ConfigTree settings, NodeModel model) {
        this.id = id;
        this.folder = folder;
        this.settings = settings;
        this.model = model;
        this.defaults = defaults(model);
        this.inTypes = Bridges.NODE.inTypes(model);
        this.outTypes = Bridges.NODE.outTypes(model);
        this.specs = new PortObjectSpec[outTypes.size()];
        this.objects = new PortObject[outTypes.size()];
    }

    private static ConfigTree defaults(NodeModel model) {
        NodeSettings all = new NodeSettings("model");
        Bridges.NODE.save(model, all);
        return ConfigCopy.tree(all);
    }

    public int id() {
        return id;
    }

    public String name() {
        return settings.text("node-name");
    }

    /** Returns the name and the id, {@code Name (#1)}. */
    public String label() {
        return name() + " (#" + id + ")";
    }

    String folder() {
        return folder;
    }

    ConfigTree settings() {
        return settings;
    }

    /** Returns every setting of the node at its default, also those that its file does not hold. */
    ConfigTree defaults() {
        return defaults;
    }

    NodeModel model() {
        return model;
    }

    /** Whether the file says what the node is set to; without that it stays idle, as in the platform. */
    boolean hasSettings() {
        return settings.child("model") != null;
    }

    /**
     * Has the model take settings, unless it holds just these: then a node that is configured again is only configured.
     *
     * @throws InvalidSettingsException if the model refuses them
     */
    void load(ConfigTree resolved) throws InvalidSettingsException {
        if (!resolved.equals(loaded)) {
            NodeSettings taken = ConfigCopy.settings(resolved);
            Bridges.NODE.validate(model, taken);
            Bridges.NODE.load(model, taken);
            loaded = resolved;
        }
    }

    List<PortType> inTypes() {
        return inTypes;
    }

    List<PortType> outTypes() {
        return outTypes;
    }

    public synchronized NodeState state() {
        return state;
    }

    public synchronized NodeMessage message() {
        return message;
    }

    synchronized void message(NodeMessage newMessage) {
        message = newMessage;
    }

    /** Returns the spec at an output, counted from 0; {@code null} where nothing is known. */
    public synchronized PortObjectSpec spec(int output) {
        return specs[output];
    }

    /** Returns the object at an output, counted from 0; {@code null} where the node has not run. */
    public synchronized PortObject object(int output) {
        return objects[output];
    }

    /** Returns all that the node warned of when it last ran, also where it failed; its message may be shorter. */
    public synchronized List<String> warnings() {
        return warnings;
    }

    /** Takes what the node logged; one that only has a message said just that. */
    synchronized void warned(List<String> logged) {
        warnings = logged.isEmpty() && message != null && message.isWarning()
                ? List.of(message.text())
                : List.copyOf(logged);
    }

    synchronized List<PortObject> internals() {
        return internals;
    }

    /** Returns the variables that the node itself adds to the flow. */
    synchronized List<Variable> variables() {
        return variables;
    }

    synchronized FileStoreHandler stores() {
        return stores;
    }

    synchronized void idle(NodeMessage reason) {
        state = NodeState.IDLE;
        message = reason;
        specs = new PortObjectSpec[outTypes.size()];
    }

    synchronized void configured(PortObjectSpec[] newSpecs, List<Variable> newVariables, NodeMessage warning) {
        state = NodeState.CONFIGURED;
        specs = newSpecs.clone();
        variables = List.copyOf(newVariables);
        message = warning;
    }

    synchronized void executed(NodeResult result) {
        state = NodeState.EXECUTED;
        objects = result.objects().clone();
        internals = List.copyOf(result.internals());
        variables = List.copyOf(result.variables());
        stores = result.stores();
        message = result.message();
        for (int i = 0; i < objects.length; i++) {
            specs[i] = objects[i].getSpec();
        }
    }

    /** Drops what the node has produced; its files are gone at once. */
    synchronized void reset(NodeMessage reason) {
        Bridges.NODE.reset(model);
        if (state == NodeState.EXECUTED) {
            state = NodeState.CONFIGURED;
        }
        objects = new PortObject[outTypes.size()];
        internals = List.of();
        message = reason;
        if (stores != null) {
            stores.delete();
            stores = null;
        }
    }
}

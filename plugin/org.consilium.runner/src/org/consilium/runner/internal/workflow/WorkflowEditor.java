// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.runner.internal.config.ConfigCopy;
import org.consilium.runner.internal.nodes.RegisteredNode;
import org.knime.core.internal.bridge.Bridges;
import org.knime.core.internal.bridge.Variable;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;

/** Makes a workflow by hand: nodes with their default settings, connections, variables. */
public final class WorkflowEditor {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT);

    private final Workflow workflow;

    public WorkflowEditor(String name) {
        ConfigTree root = new ConfigTree("workflow.knime");
        root.putString("created_by", "5.8.0");
        root.putBoolean("created_by_nightly", false);
        root.putString("version", WorkflowLoader.VERSION);
        root.putString("name", name);
        ConfigTree author = root.addChild("authorInformation");
        author.putString("authored-by", "consilium");
        author.putString("authored-when", DATE.format(Instant.now().atZone(ZoneOffset.UTC)));
        author.putString("lastEdited-by", null);
        author.putString("lastEdited-when", null);
        root.putString("customDescription", null);
        root.putString("state", NodeState.IDLE.name());
        root.addChild("workflow_credentials");
        root.addChild("nodes");
        root.addChild("connections");
        this.workflow = new Workflow(null, root);
    }

    /** Returns the workflow, its nodes configured; the caller closes it. */
    public Workflow workflow() {
        NodeConfigurator configurator = new NodeConfigurator(workflow);
        NodeOrder.of(workflow).stream()
                .filter(node -> node.state() != NodeState.EXECUTED)
                .forEach(configurator::configure);
        return workflow;
    }

    public void variable(Variable variable) {
        workflow.variables().put(variable.name(), variable);
        ConfigTree root = workflow.settings();
        if (!root.has("workflow_variables")) {
            root.putAfter("state", "workflow_variables", new ConfigTree("workflow_variables"));
        }
        WorkflowVariables.set(variable, root);
    }

    /** Adds a node with its default settings; its id is the next free number. */
    public WorkflowNode add(RegisteredNode registered) {
        int id = workflow.nodes().stream().mapToInt(WorkflowNode::id).max().orElse(0) + 1;
        NodeFactory<?> factory = registered.factory().get();
        NodeModel model = Bridges.NODE.createModel(factory, null);
        ConfigTree settings = settings(registered, factory, model);
        // The platform puts an underscore where a file system may object.
        String folder = factory.getNodeName().replaceAll("[^a-zA-Z0-9 \\-.]", "_") + " (#" + id + ")";
        WorkflowNode node = new WorkflowNode(id, folder, settings, model);
        workflow.add(node);
        ConfigTree item = workflow.settings().child("nodes").addChild("node_" + id);
        item.putInt("id", id);
        item.putString("node_settings_file", folder + "/settings.xml");
        item.putBoolean("node_is_meta", false);
        item.putString("node_type", "NativeNode");
        item.putString("ui_classname", null);
        return node;
    }

    /** Returns the settings of a node, to be changed before the workflow is taken. */
    public ConfigTree model(WorkflowNode node) {
        return node.settings().child("model");
    }

    /** Has a setting take its value from a flow variable. */
    public void useVariable(WorkflowNode node, List<String> path, String variable) {
        ConfigTree settings = node.settings();
        if (!settings.has("variables")) {
            ConfigTree variables = new ConfigTree("variables");
            variables.putString("version", "V_2019_09_13");
            variables.addChild("tree");
            settings.putAfter("model", "variables", variables);
        }
        ConfigTree tree = settings.child("variables").child("tree");
        for (String key : path) {
            tree = tree.childOrAdd(key);
        }
        tree.putString("used_variable", variable);
        tree.putString("exposed_variable", null);
    }

    /** Connects two nodes; data ports start at 1. */
    public void connect(WorkflowNode source, int sourcePort, WorkflowNode dest, int destPort) {
        workflow.add(new Connection(source.id(), sourcePort, dest.id(), destPort));
        ConfigTree list = workflow.settings().child("connections");
        ConfigTree item = list.addChild("connection_" + list.keys().size());
        item.putInt("sourceID", source.id());
        item.putInt("destID", dest.id());
        item.putInt("sourcePort", sourcePort);
        item.putInt("destPort", destPort);
    }

    private static ConfigTree settings(RegisteredNode registered, NodeFactory<?> factory, NodeModel model) {
        ConfigTree root = new ConfigTree("settings.xml");
        root.putString("node_file", "settings.xml");
        root.addChild("flow_stack");
        root.addChild("internal_node_subsettings").putString("memory_policy", "CacheSmallInMemory");
        NodeSettings settings = new NodeSettings("model");
        Bridges.NODE.save(model, settings);
        root.put("model", ConfigCopy.tree(settings));
        NodeSettings view = new NodeSettings("view");
        Bridges.NODE.saveDefaultView(model, view);
        if (!view.keySet().isEmpty()) {
            root.put("view", ConfigCopy.tree(view));
        }
        root.putString("customDescription", null);
        root.putString("state", NodeState.IDLE.name());
        root.putString("factory", registered.factoryClass());
        root.putString("node-name", factory.getNodeName());
        root.putString("node-bundle-name", registered.bundle().name());
        root.putString("node-bundle-symbolic-name", registered.bundle().symbolicName());
        root.putString("node-bundle-vendor", registered.bundle().vendor());
        root.putString("node-bundle-version", registered.bundle().version());
        root.putString("node-feature-name", null);
        root.putString("node-feature-symbolic-name", null);
        root.putString("node-feature-vendor", null);
        root.putString("node-feature-version", "0.0.0");
        root.addChild("factory_settings");
        List<String> groups = Bridges.NODE.portGroups(factory);
        if (groups != null) {
            ConfigTree creation = root.addChild("node_creation_config");
            groups.forEach(creation::addChild);
        }
        root.putString("name", factory.getNodeName());
        root.putBoolean("hasContent", false);
        root.putBoolean("isInactive", false);
        return root;
    }
}

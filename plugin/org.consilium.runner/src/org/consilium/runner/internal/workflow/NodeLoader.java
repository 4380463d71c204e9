// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.consilium.ground.FileErrors;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.knwf.config.ConfigXmlReader;
import org.consilium.runner.internal.config.ConfigCopy;
import org.consilium.runner.internal.config.OverrideException;
import org.consilium.runner.internal.config.SettingOption;
import org.consilium.runner.internal.config.VariableSettings;
import org.consilium.runner.internal.nodes.NodeRegistry;
import org.consilium.runner.internal.nodes.RegisteredNode;
import org.knime.core.internal.bridge.Bridges;
import org.knime.core.internal.bridge.Variable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;

/** Loads single nodes. */
final class NodeLoader {
    private final Path workflow;
    private final NodeRegistry registry;

    NodeLoader(Path workflow, NodeRegistry registry) {
        this.workflow = workflow;
        this.registry = registry;
    }

    /**
     * Loads a node's settings and makes its model.
     *
     * @param key key of the node in {@code workflow.knime}
     * @param item what stands there
     * @param options settings given from outside
     * @param variables variables of the workflow
     */
    WorkflowNode load(String key, ConfigTree item, List<SettingOption> options, Map<String, Variable> variables)
            throws LoadProblem {
        String file = item == null ? null : item.text("node_settings_file");
        if (file == null || item.text("id") == null) {
            throw new LoadProblem(key, "workflow.knime says no id or no settings file of it", null);
        }
        int slash = file.lastIndexOf('/');
        String folder = slash < 0 ? "" : file.substring(0, slash);
        Path path = workflow.resolve(file).normalize();
        if (!path.startsWith(workflow.normalize())) {
            throw new LoadProblem(folder, "its settings file lies outside of the workflow", null);
        }
        String type = item.text("node_type");
        if ("true".equals(item.text("node_is_meta")) || type != null && !type.equals("NativeNode")) {
            throw new LoadProblem(folder, "metanodes and components (" + type + ") are not known here", null);
        }
        try {
            ConfigTree settings = ConfigXmlReader.read(path);
            requireKeys(folder, settings);
            int id = Integer.parseInt(item.text("id"));
            WorkflowNode node = new WorkflowNode(id, folder, settings, model(folder, settings));
            for (SettingOption option : options) {
                if (option.node() == id) {
                    apply(option, node);
                }
            }
            if (node.hasSettings()) {
                load(node, variables);
            }
            return node;
        } catch (OverrideException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new LoadProblem(folder, FileErrors.message(e), e);
        }
    }

    private static void apply(SettingOption option, WorkflowNode node) {
        try {
            option.apply(node.settings().child("model"), node.defaults());
        } catch (OverrideException e) {
            throw new OverrideException("-option for " + node.label() + ": " + e.getMessage(), e);
        }
    }

    private static void requireKeys(String folder, ConfigTree settings) throws LoadProblem {
        for (String key : List.of(
                "factory",
                "node-name",
                "node-bundle-name",
                "node-bundle-symbolic-name",
                "node-bundle-vendor",
                "node-bundle-version")) {
            if (settings.text(key) == null) {
                throw new LoadProblem(folder, "settings.xml has no \"" + key + "\"", null);
            }
        }
    }

    private NodeModel model(String folder, ConfigTree settings) throws LoadProblem {
        String factory = settings.text("factory");
        RegisteredNode registered = registry.find(factory)
                .orElseThrow(() -> new LoadProblem(
                        folder,
                        "the node " + factory + " of the bundle " + settings.text("node-bundle-symbolic-name")
                                + " is not installed",
                        null));
        ConfigTree creation = settings.child("node_creation_config");
        try {
            NodeFactory<?> made = registered.factory().get();
            // A node whose description can't be made doesn't exist, as in the platform.
            made.init();
            return Bridges.NODE.createModel(made, creation == null ? null : ConfigCopy.settings(creation));
        } catch (RuntimeException | LinkageError e) {
            Debug.trace(e);
            throw new LoadProblem(folder, "the node cannot be made: " + Failures.text(e), e);
        }
    }

    /** Settings are checked before they are loaded; variables of the workflow stand in the place of their values. */
    private static void load(WorkflowNode node, Map<String, Variable> variables) throws LoadProblem {
        try {
            ConfigTree resolved = new VariableSettings(variables, false).resolve(node.settings(), node.defaults());
            // the platform, too, validates what it is about to load twice
            Bridges.NODE.validate(node.model(), ConfigCopy.settings(resolved));
            ConfigTree view = node.settings().child("view");
            if (view != null) {
                Bridges.NODE.validateView(node.model(), ConfigCopy.settings(view));
            }
            node.load(resolved);
        } catch (InvalidSettingsException | RuntimeException e) {
            throw new LoadProblem(node.label(), Failures.text(e), e);
        }
    }
}

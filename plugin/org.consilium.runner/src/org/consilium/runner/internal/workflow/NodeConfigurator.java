// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.runner.internal.config.VariableSettings;
import org.knime.core.internal.bridge.Bridges;
import org.knime.core.internal.bridge.Variable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;

/** Brings a node from its settings and the specs before it to the specs behind it. */
final class NodeConfigurator {
    static final String NO_SETTINGS = "settings.xml has no \"model\", so the node has no settings and stays idle";

    private final Workflow workflow;

    NodeConfigurator(Workflow workflow) {
        this.workflow = workflow;
    }

    /** Configures a node that has not run; afterwards it is configured, or idle with a message that says why. */
    void configure(WorkflowNode node) {
        if (!node.hasSettings()) {
            node.idle(NodeMessage.warning(NO_SETTINGS));
            return;
        }
        PortObjectSpec[] specs = new PortObjectSpec[node.inTypes().size()];
        for (int i = 0; i < specs.length; i++) {
            Connection connection = workflow.into(node, i);
            if (connection != null) {
                specs[i] = spec(connection);
            }
            if (specs[i] == null
                    && !(connection == null && node.inTypes().get(i).isOptional())) {
                node.idle(
                        connection == null
                                ? NodeMessage.warning("Input " + (i + 1) + " ("
                                        + node.inTypes().get(i).getName() + ") is not connected")
                                : null);
                return;
            }
        }
        try {
            List<Variable> added = loadSettings(node);
            PortObjectSpec[] result = Bridges.NODE.configure(node.model(), specs);
            if (result == null) {
                result = new PortObjectSpec[node.outTypes().size()];
            }
            if (result.length != node.outTypes().size()) {
                throw new IllegalStateException(
                        "it has " + node.outTypes().size() + " outputs, but gives " + result.length + " specs");
            }
            added.addAll(Bridges.NODE.pushed(node.model()));
            String warning = Bridges.NODE.takeWarning(node.model());
            node.configured(result, added, warning == null ? null : NodeMessage.warning(warning));
        } catch (InvalidSettingsException e) {
            node.idle(NodeMessage.warning(e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            Debug.trace(e);
            node.idle(NodeMessage.error("Configure failed: " + Failures.text(e)));
        }
    }

    private PortObjectSpec spec(Connection connection) {
        return connection.sourcePort() == 0
                ? null
                : workflow.node(connection.source()).spec(connection.sourcePort() - 1);
    }

    private List<Variable> loadSettings(WorkflowNode node) throws InvalidSettingsException {
        Map<String, Variable> visible = WorkflowVariables.visible(workflow, node);
        VariableSettings resolver = new VariableSettings(visible, true);
        ConfigTree resolved = resolver.resolve(node.settings(), node.defaults());
        node.load(resolved);
        Bridges.NODE.variables(node.model(), visible);
        return new ArrayList<>(resolver.exposed());
    }
}

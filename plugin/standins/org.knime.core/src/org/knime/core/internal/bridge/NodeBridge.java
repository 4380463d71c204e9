// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.internal.bridge;

import java.util.List;
import java.util.Map;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** What the engine does with nodes and tables. */
public interface NodeBridge {
    List<PortType> inTypes(NodeModel model);

    List<PortType> outTypes(NodeModel model);

    /** Returns the ids of a node's port groups, or {@code null} for a node without configurable ports. */
    List<String> portGroups(NodeFactory<?> factory);

    /**
     * Makes a model.
     *
     * @param creation the saved {@code node_creation_config}, or {@code null} for the default ports
     */
    NodeModel createModel(NodeFactory<?> factory, NodeSettingsRO creation);

    void validate(NodeModel model, NodeSettingsRO settings) throws InvalidSettingsException;

    void load(NodeModel model, NodeSettingsRO settings) throws InvalidSettingsException;

    void save(NodeModel model, NodeSettingsWO settings);

    void saveDefaultView(NodeModel model, NodeSettingsWO settings);

    void validateView(NodeModel model, NodeSettingsRO settings) throws InvalidSettingsException;

    PortObjectSpec[] configure(NodeModel model, PortObjectSpec[] specs) throws InvalidSettingsException;

    /**
     * Runs a node. The answer may be longer than the node has ports: the rest is what it keeps for its view.
     */
    PortObject[] execute(NodeModel model, PortObject[] inputs, ProgressSink progress, ExecutionBackend backend)
            throws Exception;

    void reset(NodeModel model);

    void dispose(NodeModel model);

    /** Sets the variables that a node sees and forgets those that it has pushed. */
    void variables(NodeModel model, Map<String, Variable> visible);

    /** Returns the variables that a node has pushed since they were set. */
    List<Variable> pushed(NodeModel model);

    /** Returns the warning that a node has set since the last call, or {@code null}. */
    String takeWarning(NodeModel model);

    BufferedDataTable table(TableData data);

    TableData data(BufferedDataTable table);
}

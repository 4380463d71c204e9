// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knime.core.internal.bridge.ExecutionBackend;
import org.knime.core.internal.bridge.NodeBridge;
import org.knime.core.internal.bridge.ProgressSink;
import org.knime.core.internal.bridge.TableData;
import org.knime.core.internal.bridge.Variable;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** The engine's way to nodes and tables. */
final class EngineNodeBridge implements NodeBridge {
    @Override
    public List<PortType> inTypes(NodeModel model) {
        return IntStream.range(0, model.getNrInPorts())
                .mapToObj(model::getInPortType)
                .toList();
    }

    @Override
    public List<PortType> outTypes(NodeModel model) {
        return IntStream.range(0, model.getNrOutPorts())
                .mapToObj(model::getOutPortType)
                .toList();
    }

    @Override
    public List<String> portGroups(NodeFactory<?> factory) {
        if (!(factory instanceof ConfigurableNodeFactory<?> configurable)) {
            return null;
        }
        return configurable
                .createPortsConfigBuilder()
                .map(builder -> builder instanceof PortsConfiguration ports ? ports.getPortGroupNames() : null)
                .orElse(null);
    }

    @Override
    public NodeModel createModel(NodeFactory<?> factory, NodeSettingsRO creation) {
        return creation != null && factory instanceof ConfigurableNodeFactory<?> configurable
                ? configurable.createNodeModel(new SavedCreation(creation))
                : factory.createNodeModel();
    }

    @Override
    public void validate(NodeModel model, NodeSettingsRO settings) throws InvalidSettingsException {
        model.validateSettings(settings);
    }

    @Override
    public void load(NodeModel model, NodeSettingsRO settings) throws InvalidSettingsException {
        model.loadValidatedSettingsFrom(settings);
    }

    @Override
    public void save(NodeModel model, NodeSettingsWO settings) {
        model.saveSettingsTo(settings);
    }

    @Override
    public void saveDefaultView(NodeModel model, NodeSettingsWO settings) {
        model.saveDefaultViewSettingsTo(settings);
    }

    @Override
    public void validateView(NodeModel model, NodeSettingsRO settings) throws InvalidSettingsException {
        model.validateViewSettings(settings);
    }

    @Override
    public PortObjectSpec[] configure(NodeModel model, PortObjectSpec[] specs) throws InvalidSettingsException {
        return model.configure(specs);
    }

    @Override
    public PortObject[] execute(NodeModel model, PortObject[] inputs, ProgressSink progress, ExecutionBackend backend)
            throws Exception {
        try (NodeLogger.Hearing hearing = NodeLogger.hear(backend::warned)) {
            return model.execute(inputs, new ExecutionContext(progress, backend));
        }
    }

    @Override
    public void reset(NodeModel model) {
        model.reset();
    }

    @Override
    public void dispose(NodeModel model) {
        model.onDispose();
    }

    @Override
    public void variables(NodeModel model, Map<String, Variable> visible) {
        model.visibleVariables().clear();
        model.visibleVariables().putAll(visible);
        model.pushedVariables().clear();
    }

    @Override
    public List<Variable> pushed(NodeModel model) {
        return List.copyOf(model.pushedVariables().values());
    }

    @Override
    public String takeWarning(NodeModel model) {
        Message warning = model.getWarning();
        model.setWarning(null);
        return warning == null ? null : warning.toLogPrintable();
    }

    @Override
    public BufferedDataTable table(TableData data) {
        return new BufferedDataTable(data);
    }

    @Override
    public TableData data(BufferedDataTable table) {
        return table.data();
    }
}

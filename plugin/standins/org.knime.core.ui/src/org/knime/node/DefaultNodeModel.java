// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.io.File;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.internal.parameters.ParametersPersistence;
import org.knime.node.parameters.NodeParameters;

/** Runs the two functions of a {@link DefaultModel}. */
final class DefaultNodeModel extends NodeModel {
    private final DefaultNode node;
    private final NodePorts ports;
    private NodeParameters parameters;

    DefaultNodeModel(DefaultNode node, NodePorts ports) {
        super(ports.getInputPorts(), ports.getOutputPorts());
        this.node = node;
        this.ports = ports;
        this.parameters = ParametersPersistence.create(node.model().parametersClass());
    }

    @Override
    protected void saveSettingsTo(NodeSettingsWO settings) {
        ParametersPersistence.save(parameters, settings);
    }

    @Override
    protected void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException {
        ParametersPersistence.load(node.model().parametersClass(), settings);
    }

    @Override
    protected void loadValidatedSettingsFrom(NodeSettingsRO settings) throws InvalidSettingsException {
        parameters = ParametersPersistence.load(node.model().parametersClass(), settings);
    }

    @Override
    protected PortObjectSpec[] configure(PortObjectSpec[] specs) throws InvalidSettingsException {
        ConfigureCall call = new ConfigureCall(parameters, specs, ports, this::setWarningMessage);
        node.model().configure().accept(call, call);
        return call.result();
    }

    @Override
    protected PortObject[] execute(PortObject[] objects, ExecutionContext exec) throws Exception {
        ExecuteCall call = new ExecuteCall(parameters, objects, exec, ports, this::setWarningMessage);
        node.model().execute().accept(call, call);
        return call.result();
    }

    @Override
    protected void reset() {
        // Whatever a run leaves is in its outputs.
    }

    @Override
    protected void loadInternals(File folder, ExecutionMonitor exec) {
        // The engine keeps what is there for the view.
    }

    @Override
    protected void saveInternals(File folder, ExecutionMonitor exec) {
        // The engine keeps what is there for the view.
    }
}

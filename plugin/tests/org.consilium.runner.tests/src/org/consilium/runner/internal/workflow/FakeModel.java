// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.io.File;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** The model of a fake node: four settings, and the functions of the test. */
final class FakeModel extends NodeModel {
    private final FakeNode node;
    String text = "default";
    int count = 1;
    double ratio = 0.5;
    boolean flag;
    int resets;

    FakeModel(FakeNode node) {
        super(node.in.toArray(PortType[]::new), node.out.toArray(PortType[]::new));
        this.node = node;
        node.trace.add("constructor");
    }

    void warn(String message) {
        setWarningMessage(message);
    }

    void push(String name, String value) {
        pushFlowVariableString(name, value);
    }

    @Override
    protected void saveSettingsTo(NodeSettingsWO settings) {
        settings.addString("text", text);
        settings.addInt("count", count);
        NodeSettingsWO group = settings.addNodeSettings("group");
        group.addDouble("ratio", ratio);
        group.addBoolean("flag", flag);
    }

    @Override
    protected void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException {
        node.trace.add("validate");
        settings.getString("text");
        if (settings.getInt("count") < 0) {
            throw new InvalidSettingsException("\"Count\" may not be negative");
        }
    }

    @Override
    protected void loadValidatedSettingsFrom(NodeSettingsRO settings) throws InvalidSettingsException {
        node.trace.add("load");
        text = settings.getString("text");
        count = settings.getInt("count");
        ratio = settings.getNodeSettings("group").getDouble("ratio");
        flag = settings.getNodeSettings("group").getBoolean("flag");
    }

    @Override
    protected PortObjectSpec[] configure(PortObjectSpec[] specs) throws InvalidSettingsException {
        node.trace.add("configure");
        return node.configure.apply(this, specs);
    }

    @Override
    protected PortObject[] execute(PortObject[] objects, ExecutionContext exec) throws Exception {
        node.trace.add("execute");
        return node.execute.apply(this, objects, exec);
    }

    @Override
    protected void reset() {
        node.trace.add("reset");
        resets++;
    }

    @Override
    protected void loadInternals(File folder, ExecutionMonitor exec) {}

    @Override
    protected void saveInternals(File folder, ExecutionMonitor exec) {}
}

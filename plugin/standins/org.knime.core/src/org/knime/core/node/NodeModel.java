// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.knime.core.data.DataTableSpec;
import org.knime.core.internal.bridge.Variable;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.workflow.FlowVariable;

/** What a node does: its settings, what it says of its outputs before it runs, and its run. */
public abstract class NodeModel {
    private final PortType[] inTypes;
    private final PortType[] outTypes;
    private final Map<String, Variable> visible = new LinkedHashMap<>();
    private final Map<String, Variable> pushed = new LinkedHashMap<>();
    private Message warning;

    protected NodeModel(int tablesIn, int tablesOut) {
        this(tables(tablesIn), tables(tablesOut));
    }

    protected NodeModel(PortType[] inTypes, PortType[] outTypes) {
        this.inTypes = inTypes.clone();
        this.outTypes = outTypes.clone();
    }

    private static PortType[] tables(int count) {
        PortType[] types = new PortType[count];
        Arrays.fill(types, BufferedDataTable.TYPE);
        return types;
    }

    protected abstract void loadInternals(File folder, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;

    protected abstract void saveInternals(File folder, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;

    protected abstract void saveSettingsTo(NodeSettingsWO settings);

    protected abstract void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException;

    protected abstract void loadValidatedSettingsFrom(NodeSettingsRO settings) throws InvalidSettingsException;

    protected void validateViewSettings(NodeSettingsRO settings) throws InvalidSettingsException {}

    protected void saveDefaultViewSettingsTo(NodeSettingsWO settings) {}

    protected abstract void reset();

    protected void onDispose() {}

    protected final int getNrInPorts() {
        return inTypes.length;
    }

    protected final int getNrOutPorts() {
        return outTypes.length;
    }

    protected final PortType getInPortType(int index) {
        return inTypes[index];
    }

    protected final PortType getOutPortType(int index) {
        return outTypes[index];
    }

    protected PortObjectSpec[] configure(PortObjectSpec[] specs) throws InvalidSettingsException {
        return configure(Arrays.copyOf(specs, specs.length, DataTableSpec[].class));
    }

    protected DataTableSpec[] configure(DataTableSpec[] specs) throws InvalidSettingsException {
        throw new IllegalStateException(getClass().getName() + " overrides no configure method");
    }

    protected PortObject[] execute(PortObject[] objects, ExecutionContext exec) throws Exception {
        return execute(Arrays.copyOf(objects, objects.length, BufferedDataTable[].class), exec);
    }

    protected BufferedDataTable[] execute(BufferedDataTable[] tables, ExecutionContext exec) throws Exception {
        throw new IllegalStateException(getClass().getName() + " overrides no execute method");
    }

    protected final void setWarningMessage(String message) {
        setWarning(message == null ? null : Message.fromSummary(message));
    }

    protected final String getWarningMessage() {
        return warning == null ? null : warning.getSummary();
    }

    protected final void setWarning(Message message) {
        warning = message;
    }

    protected final Message getWarning() {
        return warning;
    }

    protected final void pushFlowVariableString(String name, String value) {
        push(Variable.of(name, value));
    }

    protected final void pushFlowVariableInt(String name, int value) {
        push(Variable.of(name, value));
    }

    protected final void pushFlowVariableDouble(String name, double value) {
        push(Variable.of(name, value));
    }

    private void push(Variable variable) {
        if (variable.name().startsWith("knime")) {
            throw new IllegalArgumentException(
                    "A flow variable may not begin with \"knime\": \"" + variable.name() + "\"");
        }
        pushed.put(variable.name(), variable);
    }

    public final String peekFlowVariableString(String name) {
        return (String) peek(name, Variable.STRING).value();
    }

    public final int peekFlowVariableInt(String name) {
        return (Integer) peek(name, Variable.INTEGER).value();
    }

    public final double peekFlowVariableDouble(String name) {
        return ((Number) peek(name, Variable.DOUBLE).value()).doubleValue();
    }

    private Variable peek(String name, String type) {
        Variable variable = visible.get(name);
        boolean fits = variable != null
                && (variable.type().equals(type)
                        || type.equals(Variable.DOUBLE) && variable.type().equals(Variable.INTEGER));
        if (!fits) {
            throw new NoSuchElementException("There is no flow variable \"" + name + "\" of the type " + type);
        }
        return variable;
    }

    public final Map<String, FlowVariable> getAvailableFlowVariables() {
        Map<String, FlowVariable> result = new LinkedHashMap<>();
        visible.values().forEach(variable -> result.put(variable.name(), flowVariable(variable)));
        return Collections.unmodifiableMap(result);
    }

    private static FlowVariable flowVariable(Variable variable) {
        return switch (variable.type()) {
            case Variable.INTEGER -> new FlowVariable(variable.name(), (int) variable.value());
            case Variable.DOUBLE -> new FlowVariable(variable.name(), (double) variable.value());
            default -> new FlowVariable(variable.name(), (String) variable.value());
        };
    }

    protected final NodeLogger getLogger() {
        return NodeLogger.getLogger(getClass());
    }

    Map<String, Variable> visibleVariables() {
        return visible;
    }

    Map<String, Variable> pushedVariables() {
        return pushed;
    }
}

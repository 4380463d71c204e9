// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.Arrays;
import java.util.function.Consumer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.parameters.NodeParameters;

/** One call of an execute function. */
final class ExecuteCall implements ExecuteInput, ExecuteOutput {
    private final NodeParameters parameters;
    private final PortObject[] objects;
    private final ExecutionContext exec;
    private final PortsConfiguration ports;
    private final Consumer<String> warning;
    private final PortObject[] outputs;
    private PortObject[] internals = {};

    ExecuteCall(
            NodeParameters parameters,
            PortObject[] objects,
            ExecutionContext exec,
            PortsConfiguration ports,
            Consumer<String> warning) {
        this.parameters = parameters;
        this.objects = objects.clone();
        this.exec = exec;
        this.ports = ports;
        this.warning = warning;
        this.outputs = new PortObject[ports.getOutputPorts().length];
    }

    /** Returns the outputs, and behind them what is kept for the view. */
    PortObject[] result() {
        PortObject[] result = Arrays.copyOf(outputs, outputs.length + internals.length);
        System.arraycopy(internals, 0, result, outputs.length, internals.length);
        return result;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends NodeParameters> S getParameters() {
        return (S) parameters;
    }

    @Override
    public ExecutionContext getExecutionContext() {
        return exec;
    }

    @Override
    public PortObject[] getInPortObjects() {
        return objects.clone();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <D extends PortObject> D getInPortObject(int index) {
        return (D) objects[index];
    }

    @Override
    public BufferedDataTable[] getInTables() {
        return Arrays.stream(objects)
                .filter(BufferedDataTable.class::isInstance)
                .toArray(BufferedDataTable[]::new);
    }

    @Override
    public BufferedDataTable getInTable(int index) {
        return (BufferedDataTable) objects[index];
    }

    @Override
    public PortType[] getOutPortTypes() {
        return ports.getOutputPorts();
    }

    @Override
    public PortsConfiguration getPortsConfiguration() {
        return ports;
    }

    @Override
    public <D extends PortObject> void setOutData(int index, D object) {
        outputs[index] = object;
    }

    @Override
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <D extends PortObject> void setOutData(D... newObjects) {
        if (newObjects.length != outputs.length) {
            throw new IllegalStateException(
                    "The node has " + outputs.length + " outputs, but gives " + newObjects.length + " objects");
        }
        System.arraycopy(newObjects, 0, outputs, 0, newObjects.length);
    }

    @Override
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <D extends PortObject> void setInternalData(D... newInternals) {
        internals = newInternals.clone();
    }

    @Override
    public void setWarningMessage(String message) {
        warning.accept(message);
    }
}

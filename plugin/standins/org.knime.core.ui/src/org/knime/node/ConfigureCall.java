// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.Arrays;
import java.util.function.Consumer;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.parameters.NodeParameters;

/** One call of a configure function. */
final class ConfigureCall implements ConfigureInput, ConfigureOutput {
    private final NodeParameters parameters;
    private final PortObjectSpec[] specs;
    private final PortsConfiguration ports;
    private final Consumer<String> warning;
    private final PortObjectSpec[] result;

    ConfigureCall(
            NodeParameters parameters, PortObjectSpec[] specs, PortsConfiguration ports, Consumer<String> warning) {
        this.parameters = parameters;
        this.specs = specs.clone();
        this.ports = ports;
        this.warning = warning;
        this.result = new PortObjectSpec[ports.getOutputPorts().length];
    }

    PortObjectSpec[] result() {
        return result;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends NodeParameters> S getParameters() {
        return (S) parameters;
    }

    @Override
    public PortObjectSpec[] getInPortSpecs() {
        return specs.clone();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends PortObjectSpec> S getInPortSpec(int index) {
        return (S) specs[index];
    }

    @Override
    public DataTableSpec[] getInTableSpecs() {
        return Arrays.stream(specs).filter(DataTableSpec.class::isInstance).toArray(DataTableSpec[]::new);
    }

    @Override
    public DataTableSpec getInTableSpec(int index) {
        return (DataTableSpec) specs[index];
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
    public <S extends PortObjectSpec> void setOutSpec(int index, S spec) {
        result[index] = spec;
    }

    @Override
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <S extends PortObjectSpec> void setOutSpecs(S... newSpecs) {
        if (newSpecs.length != result.length) {
            throw new IllegalStateException(
                    "The node has " + result.length + " outputs, but gives " + newSpecs.length + " specs");
        }
        System.arraycopy(newSpecs, 0, result, 0, newSpecs.length);
    }

    @Override
    public void setWarningMessage(String message) {
        warning.accept(message);
    }
}

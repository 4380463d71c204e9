// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParameters;

/** What a node does, as two functions. */
public class DefaultModel {
    private final Class<? extends NodeParameters> parametersClass;
    private final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure;
    private final ExecuteConsumer execute;

    DefaultModel(
            Class<? extends NodeParameters> parametersClass,
            ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure,
            ExecuteConsumer execute) {
        this.parametersClass = parametersClass;
        this.configure = configure;
        this.execute = execute;
    }

    Class<? extends NodeParameters> parametersClass() {
        return parametersClass;
    }

    ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure() {
        return configure;
    }

    ExecuteConsumer execute() {
        return execute;
    }

    /** Next: the settings. */
    @FunctionalInterface
    public interface RequireModelParameters {
        RequireConfigureOrRearrangeColumns parametersClass(Class<? extends NodeParameters> type);

        default RequireConfigureOrRearrangeColumns withoutParameters() {
            return parametersClass(NoParameters.class);
        }
    }

    /** Next: what the node says of its outputs. */
    @FunctionalInterface
    public interface RequireConfigureOrRearrangeColumns {
        RequireExecute configure(ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure);
    }

    /** Next: what the node does. */
    @FunctionalInterface
    public interface RequireExecute {
        DefaultModel execute(ExecuteConsumer execute);
    }

    /** A function that may refuse the settings. */
    @FunctionalInterface
    public interface ConfigureOrRearrangerConsumer<I, O> {
        void accept(I input, O output) throws InvalidSettingsException;
    }

    /** The function that does the work. */
    @FunctionalInterface
    public interface ExecuteConsumer {
        void accept(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException, KNIMEException;
    }

    /** What is known before the node runs; the spec of an optional input that is not connected is {@code null}. */
    public interface ConfigureInput {
        <S extends NodeParameters> S getParameters();

        PortObjectSpec[] getInPortSpecs();

        <S extends PortObjectSpec> S getInPortSpec(int index);

        DataTableSpec[] getInTableSpecs();

        DataTableSpec getInTableSpec(int index);

        PortType[] getOutPortTypes();

        PortsConfiguration getPortsConfiguration();
    }

    /** Takes the specs of the outputs; {@code null} is an answer too. */
    public interface ConfigureOutput {
        <S extends PortObjectSpec> void setOutSpec(int index, S spec);

        @SuppressWarnings("unchecked")
        <S extends PortObjectSpec> void setOutSpecs(S... specs);

        void setWarningMessage(String message);
    }

    /** What the node works on; the object of an optional input that is not connected is {@code null}. */
    public interface ExecuteInput {
        <S extends NodeParameters> S getParameters();

        ExecutionContext getExecutionContext();

        PortObject[] getInPortObjects();

        <D extends PortObject> D getInPortObject(int index);

        BufferedDataTable[] getInTables();

        BufferedDataTable getInTable(int index);

        PortType[] getOutPortTypes();

        PortsConfiguration getPortsConfiguration();
    }

    /** Takes the results, and what is kept for the view. */
    public interface ExecuteOutput {
        <D extends PortObject> void setOutData(int index, D object);

        @SuppressWarnings("unchecked")
        <D extends PortObject> void setOutData(D... objects);

        @SuppressWarnings("unchecked")
        <D extends PortObject> void setInternalData(D... objects);

        void setWarningMessage(String message);
    }
}

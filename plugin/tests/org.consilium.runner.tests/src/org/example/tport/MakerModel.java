// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.example.tport;

import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** Makes a tensor of n elements. */
final class MakerModel extends ExampleModel {
    private int n = 1000;

    MakerModel() {
        super(new PortType[0], new PortType[] {TensorPortObject.TYPE});
    }

    @Override
    protected void saveSettingsTo(NodeSettingsWO settings) {
        settings.addInt("n", n);
        settings.addString("mode", "RAMP");
        settings.addLong("seed", 1);
        settings.addInt("sleepMs", 0);
        settings.addString("device", "auto");
    }

    @Override
    protected void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException {
        settings.getString("mode");
        settings.getLong("seed");
    }

    @Override
    protected void loadValidatedSettingsFrom(NodeSettingsRO settings) throws InvalidSettingsException {
        n = settings.getInt("n");
    }

    @Override
    protected PortObjectSpec[] configure(PortObjectSpec[] specs) {
        return new PortObjectSpec[] {new TensorSpec(n)};
    }

    @Override
    protected PortObject[] execute(PortObject[] objects, ExecutionContext exec) throws Exception {
        exec.setProgress(0.5, "halfway");
        return new PortObject[] {
            new TensorPortObject(new TensorSpec(n), "made", exec.createFileStore("tensor.safetensors"))
        };
    }
}

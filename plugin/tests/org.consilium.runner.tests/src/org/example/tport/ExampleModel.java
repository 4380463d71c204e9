// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.example.tport;

import java.io.File;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortType;

/** What the models of the example workflows have in common. */
abstract class ExampleModel extends NodeModel {
    ExampleModel(PortType[] in, PortType[] out) {
        super(in, out);
    }

    @Override
    protected void reset() {}

    @Override
    protected void loadInternals(File folder, ExecutionMonitor exec) {}

    @Override
    protected void saveInternals(File folder, ExecutionMonitor exec) {}
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.io.IOException;
import javax.swing.JComponent;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** What runs over a connection. */
public interface PortObject {
    PortType TYPE = new PortType(PortObject.class);
    PortType TYPE_OPTIONAL = new PortType(PortObject.class, true);

    String getSummary();

    PortObjectSpec getSpec();

    JComponent[] getViews();

    /** Writes and reads port objects of one class. */
    abstract class PortObjectSerializer<T extends PortObject> {
        public PortObjectSerializer() {}

        public abstract void savePortObject(T object, PortObjectZipOutputStream out, ExecutionMonitor exec)
                throws IOException, CanceledExecutionException;

        public abstract T loadPortObject(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
                throws IOException, CanceledExecutionException;
    }
}

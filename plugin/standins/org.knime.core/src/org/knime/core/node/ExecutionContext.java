// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.io.IOException;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.internal.bridge.ExecutionBackend;
import org.knime.core.internal.bridge.ProgressSink;

/** What a node gets while it runs: progress, tables and files. */
public class ExecutionContext extends ExecutionMonitor {
    private final ExecutionBackend backend;

    ExecutionContext(ProgressSink sink, ExecutionBackend backend) {
        super(sink);
        this.backend = backend;
    }

    /**
     * Makes a file that lives as long as the node's result.
     *
     * @throws IOException if the name has a leading dot, a slash or a backslash or was used in this execution before
     */
    public FileStore createFileStore(String name) throws IOException {
        return backend.createFileStore(name);
    }

    public BufferedDataContainer createDataContainer(DataTableSpec spec) {
        return createDataContainer(spec, true);
    }

    /** The flag says whether the domains start empty or as they stand in the spec. */
    public BufferedDataContainer createDataContainer(DataTableSpec spec, boolean initDomain) {
        return new BufferedDataContainer(backend.createTable(spec, initDomain));
    }

    public BufferedDataTable createBufferedDataTable(DataTable table, ExecutionMonitor monitor)
            throws CanceledExecutionException {
        BufferedDataContainer container = createDataContainer(table.getDataTableSpec());
        for (DataRow row : table) {
            monitor.checkCanceled();
            container.addRowToTable(row);
        }
        container.close();
        return container.getTable();
    }

    public ExecutionContext createSubExecutionContext(double part) {
        return new ExecutionContext(subSink(part, false, true), backend);
    }

    public ExecutionContext createSilentSubExecutionContext(double part) {
        return new ExecutionContext(subSink(part, true, true), backend);
    }
}

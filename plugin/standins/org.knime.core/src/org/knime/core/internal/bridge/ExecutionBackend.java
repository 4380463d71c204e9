// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.internal.bridge;

import java.io.IOException;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.filestore.FileStore;

/** What an execution needs from the engine. */
public interface ExecutionBackend {
    FileStore createFileStore(String name) throws IOException;

    /** Begins a table; the flag says whether the domains start empty or as they stand in the spec. */
    TableSink createTable(DataTableSpec spec, boolean initDomain);

    /** Hears each warning that the node logs on the thread that executes it. */
    default void warned(String message) {}
}

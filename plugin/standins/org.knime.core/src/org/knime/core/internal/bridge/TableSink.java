// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.internal.bridge;

import org.knime.core.data.DataRow;

/** Takes the rows of one table that a node makes. */
public interface TableSink {
    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if its cells do not fit the table or its key was used before
     */
    void add(DataRow row);

    /** Ends the table: no row can be added any more. */
    void close();

    /** Returns the table of a closed sink, the same one at every call. */
    TableData table();
}

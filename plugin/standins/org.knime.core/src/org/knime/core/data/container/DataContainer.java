// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container;

import org.knime.core.data.DataRow;
import org.knime.core.internal.bridge.TableSink;

/** Takes the rows of a table; it must be closed before the table can be had. */
public class DataContainer {
    private final TableSink rows;

    protected DataContainer(TableSink rows) {
        this.rows = rows;
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if its cells do not fit the table or its key was used before
     */
    public void addRowToTable(DataRow row) {
        rows.add(row);
    }

    public void close() {
        rows.close();
    }
}

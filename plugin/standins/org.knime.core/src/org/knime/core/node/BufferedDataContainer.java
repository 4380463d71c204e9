// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import org.knime.core.data.container.DataContainer;
import org.knime.core.internal.bridge.TableSink;

/** Takes the rows of a table that a node puts out. */
public class BufferedDataContainer extends DataContainer {
    private final TableSink rows;

    BufferedDataContainer(TableSink rows) {
        super(rows);
        this.rows = rows;
    }

    /** Returns the table of a closed container. */
    public BufferedDataTable getTable() {
        return new BufferedDataTable(rows.table());
    }
}

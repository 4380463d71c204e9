// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.DataContainer;
import org.knime.core.internal.table.TableBuilder;

/** Takes the rows of a table that a node puts out. */
public class BufferedDataContainer extends DataContainer {
    private final TableBuilder builder;

    BufferedDataContainer(DataTableSpec spec, boolean initDomain, int tableId) {
        this(new TableBuilder(spec, initDomain, tableId));
    }

    private BufferedDataContainer(TableBuilder builder) {
        super(builder);
        this.builder = builder;
    }

    /** Returns the table of a closed container. */
    public BufferedDataTable getTable() {
        return new BufferedDataTable(builder.table());
    }
}

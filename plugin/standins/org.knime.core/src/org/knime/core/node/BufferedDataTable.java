// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.util.Iterator;
import javax.swing.JComponent;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.internal.bridge.TableData;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;

/** A table at a port. */
public final class BufferedDataTable implements DataTable, PortObject {
    public static final PortType TYPE = new PortType(BufferedDataTable.class);
    public static final PortType TYPE_OPTIONAL = new PortType(BufferedDataTable.class, true);

    private final TableData data;

    BufferedDataTable(TableData data) {
        this.data = data;
    }

    TableData data() {
        return data;
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return data.spec();
    }

    @Override
    public DataTableSpec getSpec() {
        return data.spec();
    }

    @Override
    public String getSummary() {
        return "Rows: " + data.size() + ", Cols: " + data.spec().getNumColumns();
    }

    @Override
    public CloseableRowIterator iterator() {
        Iterator<DataRow> rows = data.rows().iterator();
        return new CloseableRowIterator() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public DataRow next() {
                return rows.next();
            }

            @Override
            public void close() {}
        };
    }

    public long size() {
        return data.size();
    }

    public Integer getBufferedTableId() {
        return data.id();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.internal.bridge.TableData;
import org.knime.core.internal.bridge.TableSink;

/** Collects rows, checks them against the spec and finds the bounds of the numeric columns. */
public final class TableBuilder implements TableSink {
    private final DataTableSpec spec;
    private final int id;
    private final List<DataRow> rows = new ArrayList<>();
    private final Set<RowKey> keys = new HashSet<>();
    private final ColumnBounds[] bounds;
    private boolean closed;
    private TableData made;

    public TableBuilder(DataTableSpec spec, boolean initDomain, int id) {
        this.spec = spec;
        this.id = id;
        this.bounds =
                spec.stream().map(column -> ColumnBounds.of(column, initDomain)).toArray(ColumnBounds[]::new);
    }

    @Override
    public synchronized void add(DataRow row) {
        if (closed) {
            throw new IllegalStateException("The table is closed, no row can be added");
        }
        if (row.getNumCells() != bounds.length) {
            throw new IllegalArgumentException("Row \"" + row.getKey() + "\" has " + row.getNumCells()
                    + " cells, the table has " + bounds.length + " columns");
        }
        for (int i = 0; i < bounds.length; i++) {
            DataCell cell = row.getCell(i);
            DataColumnSpec column = spec.getColumnSpec(i);
            if (!cell.isMissing() && !column.getType().equals(cell.getType())) {
                throw new IllegalArgumentException("Row \"" + row.getKey() + "\" has a " + cell.getType()
                        + " in the column \"" + column.getName() + "\" of the type " + column.getType());
            }
        }
        if (!keys.add(row.getKey())) {
            throw new IllegalArgumentException("The row key \"" + row.getKey() + "\" is there twice");
        }
        for (int i = 0; i < bounds.length; i++) {
            bounds[i].add(row.getCell(i));
        }
        rows.add(row);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    @Override
    public synchronized TableData table() {
        if (!closed) {
            throw new IllegalStateException("The table is not closed yet");
        }
        if (made == null) {
            made = make();
        }
        return made;
    }

    private TableData make() {
        DataColumnSpec[] columns = new DataColumnSpec[bounds.length];
        for (int i = 0; i < columns.length; i++) {
            DataColumnSpecCreator creator = new DataColumnSpecCreator(spec.getColumnSpec(i));
            creator.setDomain(bounds[i].bounds());
            columns[i] = creator.createSpec();
        }
        List<DataRow> all = List.copyOf(rows);
        return new TableData(id, new DataTableSpec(spec.getName(), columns), all.size(), () -> all);
    }
}

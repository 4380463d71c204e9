// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.internal.bridge;

import java.util.List;
import java.util.function.Supplier;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;

/** A table: what is known of it at once, and its rows when somebody asks for them. */
public final class TableData {
    private final int id;
    private final DataTableSpec spec;
    private final long size;
    private Supplier<List<DataRow>> source;
    private List<DataRow> rows;

    public TableData(int id, DataTableSpec spec, long size, Supplier<List<DataRow>> source) {
        this.id = id;
        this.spec = spec;
        this.size = size;
        this.source = source;
    }

    public int id() {
        return id;
    }

    public DataTableSpec spec() {
        return spec;
    }

    public long size() {
        return size;
    }

    /** Returns the rows; a table that was loaded is read at the first call. */
    public synchronized List<DataRow> rows() {
        if (rows == null) {
            rows = List.copyOf(source.get());
            source = null;
        }
        return rows;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.ArrayList;
import java.util.List;

/** Makes table specs. */
public final class DataTableSpecCreator {
    private String name;
    private final List<DataColumnSpec> columns = new ArrayList<>();

    public DataTableSpecCreator() {}

    public DataTableSpecCreator(DataTableSpec spec) {
        setName(spec.getName());
        addColumns(spec);
    }

    public DataTableSpecCreator addColumns(DataColumnSpec... added) {
        columns.addAll(List.of(added));
        return this;
    }

    public DataTableSpecCreator addColumns(DataTableSpec spec) {
        spec.forEach(columns::add);
        return this;
    }

    public DataTableSpecCreator replaceColumn(int index, DataColumnSpec column) {
        columns.set(index, column);
        return this;
    }

    public DataTableSpecCreator setName(String newName) {
        this.name = newName;
        return this;
    }

    public DataTableSpecCreator dropAllDomains() {
        columns.replaceAll(column -> new DataColumnSpecCreator(column.getName(), column.getType()).createSpec());
        return this;
    }

    public DataTableSpecCreator dropAllColumns() {
        columns.clear();
        return this;
    }

    public DataTableSpec createSpec() {
        return new DataTableSpec(name, columns.toArray(DataColumnSpec[]::new));
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/** A table described once, for configure and for execute. Immutable; {@link #with} returns a longer one. */
public final class Table {

    private final List<Column> columns;

    private Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    public static Table empty() {
        return new Table(List.of());
    }

    /** @param description as that of a {@link Column} */
    public Table text(String name, String description) {
        return with(name, StringCell.TYPE, description);
    }

    public Table integer(String name, String description) {
        return with(name, IntCell.TYPE, description);
    }

    /** A column of whole numbers that may be large. */
    public Table count(String name, String description) {
        return with(name, LongCell.TYPE, description);
    }

    public Table number(String name, String description) {
        return with(name, DoubleCell.TYPE, description);
    }

    public Table picture(String name, String description) {
        return with(name, PNGImageContent.TYPE, description);
    }

    /** The last column had this name in version 0.1. */
    public Table formerly(String name) {
        List<Column> changed = new ArrayList<>(columns);
        changed.add(changed.remove(changed.size() - 1).formerly(name));
        return new Table(changed);
    }

    /** These columns, and those of the other table whose names are not among them. */
    public Table or(Table other) {
        List<Column> longer = new ArrayList<>(columns);
        for (Column column : other.columns) {
            if (columns.stream().noneMatch(own -> own.name().equals(column.name()))) {
                longer.add(column);
            }
        }
        return new Table(longer);
    }

    private Table with(String name, DataType type, String description) {
        List<Column> longer = new ArrayList<>(columns);
        longer.add(new Column(name, type, description));
        return new Table(longer);
    }

    /** The column of that name, or that had it in version 0.1. */
    public Optional<Column> column(String name) {
        return columns.stream()
                .filter(column ->
                        column.name().equals(name) || column.formerName().equals(name))
                .findFirst();
    }

    /** The columns from left to right. */
    public List<Column> columns() {
        return columns;
    }

    public DataTableSpec spec() {
        return spec(ColumnNames.UNIFORM);
    }

    public DataTableSpec spec(ColumnNames names) {
        return new DataTableSpec(columns.stream()
                .map(column -> new DataColumnSpecCreator(column.name(names), column.type()).createSpec())
                .toArray(DataColumnSpec[]::new));
    }

    /** Builds the table; the row keys are Row0, Row1, ... */
    public BufferedDataTable build(ExecutionContext exec, Iterable<DataCell[]> rows) {
        return build(exec, rows, ColumnNames.UNIFORM);
    }

    /** Builds the table with the chosen names of columns. */
    public BufferedDataTable build(ExecutionContext exec, Iterable<DataCell[]> rows, ColumnNames names) {
        BufferedDataContainer container = exec.createDataContainer(spec(names));
        int key = 0;
        for (DataCell[] row : rows) {
            container.addRowToTable(new DefaultRow("Row" + key++, row));
        }
        container.close();
        return container.getTable();
    }

    /** Text, or a missing cell for null and for the empty text. */
    public static DataCell cell(String value) {
        return value == null || value.isEmpty() ? new MissingCell("not given") : new StringCell(value);
    }

    /** For a column of {@link #count(String)}. */
    public static DataCell countCell(long value) {
        return new LongCell(value);
    }

    public static DataCell cell(int value) {
        return new IntCell(value);
    }

    /** A number, or a missing cell for NaN. */
    public static DataCell cell(double value) {
        return Double.isNaN(value) ? new MissingCell("not known") : new DoubleCell(value);
    }

    /** A number, or a missing cell that carries the reason. */
    public static DataCell cell(Double value, String reason) {
        return value == null || value.isNaN() ? new MissingCell(reason) : new DoubleCell(value);
    }

    /** A picture from the bytes of a PNG file. */
    public static DataCell picture(byte[] png) {
        return new PNGImageContent(png).toImageCell();
    }
}

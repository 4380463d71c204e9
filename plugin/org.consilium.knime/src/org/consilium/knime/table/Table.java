// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.table;

import java.util.ArrayList;
import java.util.List;
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

    private final List<DataColumnSpec> columns;

    private Table(List<DataColumnSpec> columns) {
        this.columns = List.copyOf(columns);
    }

    public static Table empty() {
        return new Table(List.of());
    }

    public Table text(String name) {
        return with(name, StringCell.TYPE);
    }

    public Table integer(String name) {
        return with(name, IntCell.TYPE);
    }

    /** A column of whole numbers that may be large. */
    public Table count(String name) {
        return with(name, LongCell.TYPE);
    }

    public Table number(String name) {
        return with(name, DoubleCell.TYPE);
    }

    public Table picture(String name) {
        return with(name, PNGImageContent.TYPE);
    }

    private Table with(String name, DataType type) {
        List<DataColumnSpec> longer = new ArrayList<>(columns);
        longer.add(new DataColumnSpecCreator(name, type).createSpec());
        return new Table(longer);
    }

    public DataTableSpec spec() {
        return new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    /** Builds the table; the row keys are Row0, Row1, ... */
    public BufferedDataTable build(ExecutionContext exec, Iterable<DataCell[]> rows) {
        BufferedDataContainer container = exec.createDataContainer(spec());
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

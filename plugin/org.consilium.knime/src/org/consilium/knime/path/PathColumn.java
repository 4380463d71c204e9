// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.path;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;

/** The column of a table that holds places of files: as texts, or as KNIME's Path type, which List Files/Folders gives. */
public final class PathColumn {

    private final String name;
    private final int index;
    private final boolean text;

    private PathColumn(String name, int index, boolean text) {
        this.name = name;
        this.index = index;
        this.text = text;
    }

    /** Whether a column can hold places of files. */
    static boolean isPath(DataColumnSpec column) {
        return isText(column.getType()) || LocationCells.isLocation(column.getType());
    }

    private static boolean isText(DataType type) {
        return type.isCompatible(StringValue.class);
    }

    /** @throws InvalidSettingsException if the table has no such column, or one of another type */
    public static PathColumn of(DataTableSpec table, String name) throws InvalidSettingsException {
        int index = indexOf(table, name);
        if (index < 0 || !isPath(table.getColumnSpec(index))) {
            throw new InvalidSettingsException(String.format(
                    Locale.ROOT,
                    "The connected table has no column '%s' of paths or texts. Choose the column that holds the paths%s.",
                    name,
                    candidates(table)));
        }
        return new PathColumn(name, index, isText(table.getColumnSpec(index).getType()));
    }

    /** The column of that name, or of the name that version 0.1 gave it ("Path" for "path"). */
    private static int indexOf(DataTableSpec table, String name) {
        int index = table.findColumnIndex(name);
        for (int i = 0; index < 0 && i < table.getNumColumns(); i++) {
            index = table.getColumnSpec(i).getName().equalsIgnoreCase(name) ? i : -1;
        }
        return index;
    }

    private static String candidates(DataTableSpec table) {
        List<String> names = choices(table).stream()
                .map(column -> "'" + column.getName() + "'")
                .toList();
        return names.isEmpty() ? "; this table has none" : ": " + String.join(", ", names);
    }

    /** The columns that can be chosen. */
    static List<DataColumnSpec> choices(DataTableSpec table) {
        List<DataColumnSpec> columns = new ArrayList<>();
        for (int i = 0; i < table.getNumColumns(); i++) {
            if (isPath(table.getColumnSpec(i))) {
                columns.add(table.getColumnSpec(i));
            }
        }
        return columns;
    }

    /**
     * The places of all rows in their order; rows without one are left out.
     *
     * @throws IOException if no row has one, or one is no place that can be reached from here as a file
     */
    public List<Path> paths(Iterable<DataRow> rows) throws IOException {
        List<Path> paths = new ArrayList<>();
        int number = 0;
        for (DataRow row : rows) {
            number++;
            DataCell cell = row.getCell(index);
            if (!cell.isMissing()) {
                String what = "The place in row " + number + " of the column '" + name + "'";
                String place = text ? ((StringValue) cell).getStringValue() : address(what, cell);
                if (place.isBlank()) {
                    throw new IOException(what + " is empty. Give a path, or leave the row out.");
                }
                paths.add(FilePaths.of(what, place));
            }
        }
        if (paths.isEmpty()) {
            throw new IOException("The connected table holds no path in its column '" + name + "'.");
        }
        return paths;
    }

    private static String address(String what, DataCell cell) throws IOException {
        return LocationCells.of(what, cell).address(what);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.selection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.consilium.imaging.table.TableFile;
import org.consilium.knime.path.FilePaths;
import org.consilium.segmentation.selection.NamedRow;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;

/**
 * A list of cases that the user gave: the connected table, or a text file where none is connected.
 *
 * @param file as it was typed; empty if none was
 * @param nameColumn the column with the names
 * @param valueColumn the column with what the list says of them; empty if it says nothing
 */
public record NameList(String file, String nameColumn, String valueColumn) {

    /** In the words of the dialog. */
    public static final String FILE_TITLE = "List file";

    /** In the words of the dialog. */
    public static final String FILE_DESCRIPTION =
            "A text file with the list, separated by tabs, semicolons or commas, with column names in its first line. Not"
                    + " used where a table is connected.";

    /** In the words of the dialog. */
    public static final String NAME_TITLE = "Column of names";

    /** In the words of the dialog. */
    public static final String NAME_DESCRIPTION =
            "Column of the list that says which case, patient, volume or series a row is about.";

    private static final String VALUE_TITLE = "Column of the list";

    /** Whether there is a list. */
    public boolean given(Object table) {
        return table != null || !file.isBlank();
    }

    /** @param table null where none is connected */
    public void check(DataTableSpec table) throws InvalidSettingsException {
        if (table != null) {
            NameColumn.index(table, NAME_TITLE, nameColumn);
            if (!valueColumn.isEmpty()) {
                NameColumn.index(table, VALUE_TITLE, valueColumn);
            }
        }
    }

    /**
     * The rows of the list, numbered from 1.
     *
     * @param table null where none is connected
     */
    public List<NamedRow> rows(BufferedDataTable table) throws IOException {
        return table == null ? fileRows() : tableRows(table);
    }

    private List<NamedRow> tableRows(BufferedDataTable table) throws IOException {
        List<NamedRow> rows = new ArrayList<>();
        try {
            int name = NameColumn.index(table.getDataTableSpec(), NAME_TITLE, nameColumn);
            int value =
                    valueColumn.isEmpty() ? -1 : NameColumn.index(table.getDataTableSpec(), VALUE_TITLE, valueColumn);
            for (DataRow row : table) {
                rows.add(new NamedRow(
                        rows.size() + 1, text(row.getCell(name)), value < 0 ? "" : text(row.getCell(value))));
            }
        } catch (InvalidSettingsException e) {
            throw new IOException(e.getMessage(), e);
        }
        return rows;
    }

    private static String text(DataCell cell) {
        return cell.isMissing() ? "" : cell.toString();
    }

    private List<NamedRow> fileRows() throws IOException {
        List<String> columns = valueColumn.isEmpty() ? List.of(nameColumn) : List.of(nameColumn, valueColumn);
        List<NamedRow> rows = new ArrayList<>();
        for (Map<String, String> line :
                TableFile.read(FilePaths.of(FILE_TITLE, file).toString(), "list of cases", columns)) {
            rows.add(new NamedRow(
                    rows.size() + 1, line.get(nameColumn), valueColumn.isEmpty() ? "" : line.get(valueColumn)));
        }
        return rows;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.knwf.table.RowReader;
import org.consilium.knwf.table.SavedCell;
import org.consilium.knwf.table.SavedRow;
import org.consilium.knwf.table.SavedTable;
import org.consilium.knwf.table.TableWriter;
import org.consilium.runner.internal.config.ConfigCopy;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.internal.bridge.TableData;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;

/** The tables that nodes see, in the folders of a workflow. */
public final class TableStorage {
    private TableStorage() {}

    /** Writes a table into a folder that exists. */
    public static void write(TableData table, Path folder) throws IOException {
        try {
            Iterable<SavedRow> rows = () -> saved(table.rows().iterator());
            TableWriter.write(folder, table.id(), spec(table), rows);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Writes a table that is also at a port of the same node: its rows are written there. */
    public static void writeReference(TableData table, Path folder) throws IOException {
        TableWriter.writeReference(folder, table.id(), spec(table));
    }

    private static ConfigTree spec(TableData table) {
        NodeSettings spec = new NodeSettings("spec.xml");
        table.spec().save(spec);
        return ConfigCopy.tree(spec);
    }

    private static Iterator<SavedRow> saved(Iterator<DataRow> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public SavedRow next() {
                return saved(rows.next());
            }
        };
    }

    private static SavedRow saved(DataRow row) {
        List<SavedCell> cells = new ArrayList<>();
        try {
            for (DataCell cell : row) {
                cells.add(CellConversion.saved(cell));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SavedRow(row.getKey().getString(), cells);
    }

    /**
     * Opens a table; its rows are read when they are asked for.
     *
     * @param folder folder of the table
     * @param sameNode tables of the same node that a reference may mean
     */
    public static TableData read(Path folder, List<TableData> sameNode) throws IOException {
        SavedTable saved = SavedTable.of(folder);
        if (saved.isReference()) {
            return sameNode.stream()
                    .filter(table -> table.id() == saved.id())
                    .findFirst()
                    .orElseThrow(() ->
                            new IOException("data.xml refers to the table " + saved.id() + ", which is not there"));
        }
        DataTableSpec spec = spec(saved);
        long size;
        try (RowReader rows = saved.open(List.of())) {
            size = rows.size();
        }
        return new TableData(saved.id(), spec, size, () -> rows(saved));
    }

    private static DataTableSpec spec(SavedTable saved) throws IOException {
        try {
            return DataTableSpec.load(ConfigCopy.settings(saved.spec()));
        } catch (InvalidSettingsException e) {
            throw new IOException("spec.xml cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<DataRow> rows(SavedTable saved) {
        List<DataRow> result = new ArrayList<>();
        try (RowReader rows = saved.open(List.of())) {
            for (SavedRow row = rows.next(); row != null; row = rows.next()) {
                DataCell[] cells = new DataCell[row.cells().size()];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = CellConversion.cell(row.cells().get(i));
                }
                result.add(new DefaultRow(new RowKey(row.key()), cells));
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The saved table " + saved.folder() + " cannot be read: " + e.getMessage(), e);
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.knwf.config.ConfigXmlWriter;
import org.xerial.snappy.SnappyOutputStream;

/** Writes a table into a folder so that {@link SavedTable} and the platform read it. */
public final class TableWriter {
    /** The archive says nothing of when it was made, so that equal tables are equal files; 1980-01-01 has a meaning. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private TableWriter() {}

    /**
     * Writes a table.
     *
     * @param folder folder that exists
     * @param id number of the table in its workflow
     * @param spec content of {@code spec.xml}
     * @param rows its rows, one cell a column each
     */
    public static void write(Path folder, int id, ConfigTree spec, Iterable<SavedRow> rows) throws IOException {
        Files.write(folder.resolve(SavedTable.SPEC), ConfigXmlWriter.bytes(spec));
        ConfigTree info = info(id, SavedTable.COMPRESSED);
        info.putString("table_compression_format", "SNAPPY");
        info.putString("table_file_name", "data.zip");
        Files.write(folder.resolve(SavedTable.INFO), ConfigXmlWriter.bytes(info));
        try (OutputStream out = Files.newOutputStream(folder.resolve("data.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(entry(SavedTable.ROWS));
            TableLayout layout = rows(rows, zip);
            zip.closeEntry();
            zip.putNextEntry(entry(SavedTable.META));
            ConfigXmlWriter.write(layout.meta(id), zip);
            zip.closeEntry();
        }
    }

    /** Writes a table that is also at a port of the same node: its rows are written there. */
    public static void writeReference(Path folder, int id, ConfigTree spec) throws IOException {
        Files.write(folder.resolve(SavedTable.SPEC), ConfigXmlWriter.bytes(spec));
        ConfigTree info = info(id, SavedTable.REFERENCE);
        info.putString("table_file_name", null);
        Files.write(folder.resolve(SavedTable.INFO), ConfigXmlWriter.bytes(info));
    }

    private static ConfigTree info(int id, String type) {
        ConfigTree info = new ConfigTree("table_meta_info");
        info.putInt("table_ID", id);
        info.putString("table_type", type);
        return info;
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        return entry;
    }

    private static TableLayout rows(Iterable<SavedRow> rows, OutputStream out) throws IOException {
        List<String> types = new ArrayList<>();
        int count = 0;
        int columns = 0;
        SnappyOutputStream packed = new SnappyOutputStream(out);
        BufferedOutputStream buffered = new BufferedOutputStream(packed);
        BlockOutput blocks = new BlockOutput(buffered);
        DataOutputStream values = new DataOutputStream(blocks);
        for (SavedRow row : rows) {
            LongText.write(row.key(), values);
            blocks.end();
            for (SavedCell cell : row.cells()) {
                cell(cell, types, blocks, values);
            }
            blocks.raw(RowReader.ROW_END);
            count++;
            columns = row.cells().size();
        }
        buffered.flush();
        packed.flush();
        return new TableLayout(count, columns, types, TableLayout.SNAPPY, true);
    }

    private static void cell(SavedCell cell, List<String> types, BlockOutput blocks, DataOutputStream values)
            throws IOException {
        if (cell instanceof SavedCell.Missing missing && missing.reason() == null) {
            blocks.raw(CellReader.MISSING);
        } else {
            String type = CellFormat.type(cell);
            if (!types.contains(type)) {
                types.add(type);
            }
            blocks.raw(CellReader.FIRST_TYPE + types.indexOf(type));
            CellFormat.write(cell, values);
        }
        blocks.end();
    }
}

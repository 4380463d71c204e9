// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.consilium.batch.internal.table.CsvWriter;

/**
 * Says beside a table why cells are empty: one line a missing cell that has a reason. There is no file where none has.
 */
final class MissingFile implements Closeable {
    private static final List<String> HEADER = List.of("RowID", "column", "reason");

    private final Path file;
    private Writer writer;
    private CsvWriter csv;

    /** @param table name of the table's file without its ending */
    MissingFile(Path folder, String table) {
        this.file = folder.resolve(name(table));
    }

    /** Name of the file that belongs to a table. */
    static String name(String table) {
        return table + "_missing.csv";
    }

    void add(String row, String column, String reason) throws IOException {
        if (csv == null) {
            writer = TableFiles.writer(file);
            csv = new CsvWriter(writer);
            csv.line(HEADER);
        }
        csv.line(List.of(row, column, reason));
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}

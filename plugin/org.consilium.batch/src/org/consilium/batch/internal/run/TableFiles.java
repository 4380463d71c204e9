// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.batch.internal.table.CsvWriter;
import org.consilium.ground.FileNames;
import org.consilium.knwf.table.RowReader;
import org.consilium.knwf.table.SavedCell;
import org.consilium.knwf.table.SavedRow;
import org.consilium.knwf.table.SavedTable;

/** Writes one table as a CSV file, with its pictures as files beside it. */
final class TableFiles {
    /** Bytes of what names a picture beside its table: the row, and the column. */
    private static final int PART = 60;

    private final Path folder;
    private final String name;
    private final boolean withPictures;
    private final FileNames pictures = new FileNames();
    private final Map<String, String> unread = new LinkedHashMap<>();

    /**
     * @param folder folder for the files
     * @param name the CSV file's name without its ending, and the beginning of the pictures' names
     * @param withPictures whether pictures are written
     */
    TableFiles(Path folder, String name, boolean withPictures) {
        this.folder = folder;
        this.withPictures = withPictures;
        this.name = name;
    }

    /**
     * Writes the table, and why its cells are missing as {@link MissingFile}.
     *
     * @param table folder of the table
     * @param sameNode folders of the node's tables, one of which may hold its rows
     */
    void write(Path table, List<Path> sameNode) throws IOException {
        SavedTable saved = SavedTable.of(table);
        try (RowReader rows = saved.open(sameNode);
                MissingFile missing = new MissingFile(folder, name);
                Writer writer = writer(folder.resolve(name + ".csv"))) {
            CsvWriter csv = new CsvWriter(writer);
            List<String> header = new ArrayList<>(List.of("RowID"));
            header.addAll(saved.columns());
            csv.line(header);
            for (SavedRow row = rows.next(); row != null; row = rows.next()) {
                List<String> fields = new ArrayList<>(List.of(row.key()));
                for (int i = 0; i < row.cells().size(); i++) {
                    String column = saved.columns().get(i);
                    fields.add(field(row, i, column));
                    if (row.cells().get(i) instanceof SavedCell.Missing cell && cell.reason() != null) {
                        missing.add(row.key(), column, cell.reason());
                    }
                }
                csv.line(fields);
            }
        }
    }

    /** The columns with cells that could not be read, and the first such cell's class in each. */
    Map<String, String> unread() {
        return unread;
    }

    private String field(SavedRow row, int index, String column) throws IOException {
        SavedCell cell = row.cells().get(index);
        if (withPictures && cell instanceof SavedCell.Picture picture) {
            String part = FileNames.safe(row.key(), PART) + "_" + FileNames.safe(column, PART);
            String file = pictures.unique(name + "_" + part, ".png");
            Files.write(folder.resolve(file), picture.png());
            return file;
        }
        if (cell instanceof SavedCell.Unknown unknown) {
            unread.putIfAbsent(column, unknown.type());
        }
        return CellText.of(cell);
    }

    /** UTF-8 has no half of a pair of characters, but a cell may: it becomes the replacement character. */
    static Writer writer(Path file) throws IOException {
        CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .replaceWith("\uFFFD".getBytes(StandardCharsets.UTF_8))
                .onMalformedInput(CodingErrorAction.REPLACE);
        return new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), encoder));
    }
}

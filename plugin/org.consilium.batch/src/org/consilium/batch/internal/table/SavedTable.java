// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.table;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.xerial.snappy.SnappyInputStream;

/**
 * A table that was saved with a workflow: a folder with {@code spec.xml}, {@code data.xml} and {@code data.zip}.
 *
 * @param folder the folder
 * @param id number of the table in its workflow
 * @param columns names of the columns
 */
public record SavedTable(Path folder, long id, List<String> columns) {
    private static final String COMPRESSED = "container_table_compressed";
    private static final String REFERENCE = "reference_from_same_node_table";
    private static final String INFO = "data.xml";

    public SavedTable {
        columns = List.copyOf(columns);
    }

    /** Reads the description of a table; its rows are read by {@link #open(List)}. */
    public static SavedTable of(Path folder) throws IOException {
        long id = SavedConfig.read(folder.resolve(INFO)).requireNumber("table_ID");
        SavedConfig spec = SavedConfig.read(folder.resolve("spec.xml"));
        long count = spec.requireNumber("number_columns");
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(spec.require("column_spec_" + i).requireText("column_name"));
        }
        return new SavedTable(folder, id, columns);
    }

    /**
     * Opens the rows; the caller closes the reader.
     *
     * @param sameNode folders of the node's tables, one of which may hold the rows of this one
     * @throws IOException saying what is wrong with the table
     */
    public RowReader open(List<Path> sameNode) throws IOException {
        SavedConfig info = SavedConfig.read(folder.resolve(INFO));
        String type = info.requireText("table_type");
        if (type.equals(COMPRESSED)) {
            return rows(folder.resolve(info.requireText("table_file_name")));
        }
        if (type.equals(REFERENCE)) {
            for (Path other : sameNode) {
                SavedConfig candidate = SavedConfig.read(other.resolve(INFO));
                if (candidate.requireNumber("table_ID") == id
                        && candidate.requireText("table_type").equals(COMPRESSED)) {
                    return rows(other.resolve(candidate.requireText("table_file_name")));
                }
            }
            throw new IOException("it refers to the table " + id + ", which was not saved");
        }
        throw new IOException("it was saved in the form " + type + ", which can't be written as CSV");
    }

    private RowReader rows(Path file) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            SavedConfig meta;
            try (InputStream in = entry(zip, "meta.xml")) {
                meta = SavedConfig.parse("meta.xml", in.readAllBytes());
            }
            SavedConfig internal = meta.require("table.meta.internal");
            String version = internal.requireText("container.version");
            if (!version.equals("container_12")) {
                throw new IOException("it was saved in the form " + version + ", which can't be written as CSV");
            }
            List<String> types = new ArrayList<>();
            for (SavedConfig type : internal.require("table.datacell.classes").children()) {
                types.add(type.requireText("class"));
            }
            long count = internal.requireNumber("table.size");
            InputStream data = count == 0 ? new ByteArrayInputStream(new byte[0]) : decompressed(zip);
            return new RowReader(new DataInputStream(new ClosingStream(data, zip)), count, columns.size(), types);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static InputStream decompressed(ZipFile zip) throws IOException {
        return new BufferedInputStream(new SnappyInputStream(entry(zip, "data.bin")));
    }

    private static InputStream entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("it is damaged: data.zip has no " + name);
        }
        return zip.getInputStream(entry);
    }
}

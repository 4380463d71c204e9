// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.consilium.knwf.archive.Folders;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.knwf.config.ConfigXmlReader;

/**
 * A table that was saved with a workflow: a folder with {@code spec.xml}, {@code data.xml} and {@code data.zip}. The
 * platform's tables are read, and those of every version of Consilium.
 *
 * @param folder the folder
 * @param id number of the table in its workflow
 * @param spec what {@code spec.xml} says of the columns
 * @param columns names of the columns
 */
public record SavedTable(Path folder, int id, ConfigTree spec, List<String> columns) {
    static final String COMPRESSED = "container_table_compressed";
    static final String REFERENCE = "reference_from_same_node_table";
    static final String INFO = "data.xml";
    static final String SPEC = "spec.xml";
    static final String ROWS = "data.bin";
    static final String META = "meta.xml";

    /** The time in the archives of Consilium 0.1, whose rows have no escapes; the platform writes the true one. */
    private static final LocalDateTime TIME_WITHOUT_ESCAPES = LocalDateTime.of(1980, 1, 1, 0, 0);

    public SavedTable {
        columns = List.copyOf(columns);
    }

    /** Reads the description of a table; its rows are read by {@link #open}. */
    public static SavedTable of(Path folder) throws IOException {
        int id = (int) ConfigXmlReader.read(folder.resolve(INFO)).requireNumber("table_ID");
        ConfigTree spec = ConfigXmlReader.read(folder.resolve(SPEC));
        long count = spec.requireNumber("number_columns");
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(spec.require("column_spec_" + i).requireText("column_name"));
        }
        return new SavedTable(folder, id, spec, columns);
    }

    /** Whether its rows are those of another table of the same node, one with the same number. */
    public boolean isReference() throws IOException {
        return type(ConfigXmlReader.read(folder.resolve(INFO))).equals(REFERENCE);
    }

    private static String type(ConfigTree info) throws IOException {
        return info.requireText("table_type");
    }

    /**
     * Opens the rows; the caller closes the reader.
     *
     * @param sameNode folders of the node's tables, one of which may hold the rows of this one
     * @throws IOException saying what is wrong with the table
     */
    public RowReader open(List<Path> sameNode) throws IOException {
        ConfigTree info = ConfigXmlReader.read(folder.resolve(INFO));
        if (type(info).equals(COMPRESSED)) {
            return rows(Folders.inside(folder, info.requireText("table_file_name")));
        }
        if (type(info).equals(REFERENCE)) {
            for (Path other : sameNode) {
                ConfigTree candidate = ConfigXmlReader.read(other.resolve(INFO));
                if (candidate.requireNumber("table_ID") == id && type(candidate).equals(COMPRESSED)) {
                    return rows(Folders.inside(other, candidate.requireText("table_file_name")));
                }
            }
            throw new IOException("it refers to the table " + id + ", which was not saved");
        }
        throw new IOException("it was saved in the form " + type(info) + ", which can't be read here");
    }

    private RowReader rows(Path file) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            ConfigTree meta;
            try (InputStream in = zip.getInputStream(entry(zip, META))) {
                meta = ConfigXmlReader.read(in);
            }
            ZipEntry rows = entry(zip, ROWS);
            boolean escaped = !TIME_WITHOUT_ESCAPES.equals(rows.getTimeLocal());
            TableLayout layout = TableLayout.of(meta, columns.size(), escaped);
            InputStream data = layout.rows() == 0
                    ? new ByteArrayInputStream(new byte[0])
                    : new BufferedInputStream(layout.unpacked(zip.getInputStream(rows)));
            return new RowReader(new ClosingStream(data, zip), layout, new Blobs(zip, id));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipEntry entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("it is damaged: data.zip has no " + name);
        }
        return entry;
    }
}

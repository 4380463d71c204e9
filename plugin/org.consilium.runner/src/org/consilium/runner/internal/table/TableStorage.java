// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.internal.bridge.TableData;
import org.knime.core.internal.config.ConfigCopy;
import org.knime.core.internal.config.ConfigTree;
import org.knime.core.internal.config.ConfigXmlReader;
import org.knime.core.internal.config.ConfigXmlWriter;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;

/** A table in a folder: {@code spec.xml}, {@code data.xml} and {@code data.zip}. */
public final class TableStorage {
    private static final String COMPRESSED = "container_table_compressed";
    private static final String REFERENCE = "reference_from_same_node_table";

    /** The archive says nothing of when it was made, so that equal tables are equal files. */
    private static final LocalDateTime ZIP_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private TableStorage() {}

    /** Writes a table into a folder that exists. */
    public static void write(TableData table, Path folder) throws IOException {
        writeSpec(table, folder);
        ConfigTree info = new ConfigTree("table_meta_info");
        info.putInt("table_ID", table.id());
        info.putString("table_type", COMPRESSED);
        info.putString("table_compression_format", "SNAPPY");
        info.putString("table_file_name", "data.zip");
        Files.write(folder.resolve("data.xml"), ConfigXmlWriter.bytes(info));
        List<String> classes = new ArrayList<>();
        byte[] rows = RowFormat.write(table.rows(), classes);
        try (OutputStream out = Files.newOutputStream(folder.resolve("data.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(entry("data.bin"));
            SnappyFrames.write(rows, zip);
            zip.closeEntry();
            zip.putNextEntry(entry("meta.xml"));
            ConfigXmlWriter.write(TableMeta.tree(table, classes), zip);
            zip.closeEntry();
        }
    }

    /** Writes a table that is also at a port of the same node: its rows are written there. */
    public static void writeReference(TableData table, Path folder) throws IOException {
        writeSpec(table, folder);
        ConfigTree info = new ConfigTree("table_meta_info");
        info.putInt("table_ID", table.id());
        info.putString("table_type", REFERENCE);
        info.putString("table_file_name", null);
        Files.write(folder.resolve("data.xml"), ConfigXmlWriter.bytes(info));
    }

    private static void writeSpec(TableData table, Path folder) throws IOException {
        NodeSettings spec = new NodeSettings("spec.xml");
        table.spec().save(spec);
        Files.write(folder.resolve("spec.xml"), ConfigXmlWriter.bytes(ConfigCopy.tree(spec)));
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ZIP_TIME);
        return entry;
    }

    /**
     * Opens a table; its rows are read when they are asked for.
     *
     * @param folder folder of the table
     * @param sameNode tables of the same node that a reference may mean
     */
    public static TableData read(Path folder, List<TableData> sameNode) throws IOException {
        ConfigTree info = ConfigXmlReader.read(folder.resolve("data.xml"));
        int id = number(info, "table_ID");
        String type = String.valueOf(info.text("table_type"));
        if (type.equals(REFERENCE)) {
            return sameNode.stream()
                    .filter(table -> table.id() == id)
                    .findFirst()
                    .orElseThrow(() -> new IOException("data.xml refers to the table " + id + ", which is not there"));
        }
        if (!type.equals(COMPRESSED)) {
            throw new IOException("data.xml has the unknown table type " + type);
        }
        Path file = folder.resolve(String.valueOf(info.text("table_file_name")));
        DataTableSpec spec = spec(folder);
        TableMeta meta = meta(file);
        return new TableData(id, spec, meta.rows(), () -> rows(file, spec, meta));
    }

    private static DataTableSpec spec(Path folder) throws IOException {
        try {
            return DataTableSpec.load(ConfigCopy.settings(ConfigXmlReader.read(folder.resolve("spec.xml"))));
        } catch (InvalidSettingsException e) {
            throw new IOException("spec.xml cannot be read: " + e.getMessage(), e);
        }
    }

    private static TableMeta meta(Path file) throws IOException {
        return TableMeta.of(ConfigXmlReader.read(new ByteArrayInputStream(bytes(file, "meta.xml"))));
    }

    private static List<DataRow> rows(Path file, DataTableSpec spec, TableMeta meta) {
        try {
            byte[] data = SnappyFrames.read(new ByteArrayInputStream(bytes(file, "data.bin")));
            return RowFormat.read(data, meta.rows(), spec.getNumColumns(), meta.classes());
        } catch (IOException e) {
            throw new UncheckedIOException("The saved table " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException(file.getFileName() + " has no " + name);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }
    }

    static int number(ConfigTree tree, String key) throws IOException {
        try {
            return Integer.parseInt(tree.text(key));
        } catch (NumberFormatException e) {
            throw new IOException("\"" + key + "\" is missing or no number", e);
        }
    }
}

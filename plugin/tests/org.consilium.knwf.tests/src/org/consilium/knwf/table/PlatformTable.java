// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.xerial.snappy.SnappyOutputStream;

/**
 * Writes tables in the platform's form, without any class of the product: escapes, blobs, and the values of every class
 * of cells. Observed of a real platform's files and classes: numbers, booleans, texts of every length, missing cells,
 * pictures, blobs, lists and sets. Assumed: dates and times, places of files, values that Java serialized.
 */
final class PlatformTable {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<config xmlns=\"http://www.knime.org/2008/09/XMLConfig\" key=\"k\">\n";

    /** Writes the value of a cell, behind its code. */
    interface Value {
        void write(DataOutputStream out) throws IOException;
    }

    private final int id;
    private final List<String> columns;
    private final List<String> types = new ArrayList<>();
    private final Map<String, byte[]> blobs = new LinkedHashMap<>();
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
    private int count;
    private String compression = "Snappy";

    PlatformTable(int id, String... columns) {
        this.id = id;
        this.columns = List.of(columns);
    }

    PlatformTable packed(String how) {
        compression = how;
        return this;
    }

    /** Begins a row; as many cells follow as there are columns, and then {@link #end}. */
    PlatformTable row(String key) throws IOException {
        block(out -> text(key, out));
        return this;
    }

    PlatformTable missing() throws IOException {
        block(out -> out.writeByte(0x80));
        return this;
    }

    PlatformTable cell(String type, Value value) throws IOException {
        block(out -> {
            out.writeByte(code(type));
            value.write(out);
        });
        return this;
    }

    /** A cell that Java serialized: a mark before the code. */
    PlatformTable serialized(String type, byte[] value) throws IOException {
        block(out -> {
            out.writeByte(0x81);
            out.writeByte(code(type));
            out.write(value);
        });
        return this;
    }

    /** A picture in a file of its own. */
    PlatformTable blob(int column, int index, byte[] png, int owner) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes)) {
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(value);
            out.writeInt(png.length);
            out.write(png);
            packed.write(escaped(value.toByteArray()));
        }
        blobs.put("blobs/col_" + column + "//000//000//" + index + ".bin.gz", bytes.toByteArray());
        return cell("org.knime.core.data.image.png.PNGImageBlobCell", out -> {
            out.writeInt(owner);
            out.writeInt(column);
            out.writeInt(index);
            out.writeBoolean(true);
        });
    }

    PlatformTable end() {
        rows.write(0x83);
        count++;
        return this;
    }

    /** The code of a class of cells, also for cells inside of others. */
    int code(String type) {
        if (!types.contains(type)) {
            types.add(type);
        }
        return 0x82 + types.indexOf(type);
    }

    /** Texts of 65535 bytes and more have a number of eight bytes behind {@code FFFF}. */
    static void text(String text, DataOutputStream out) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (char c : text.toCharArray()) {
            // One character for itself is always short.
            ByteArrayOutputStream one = new ByteArrayOutputStream();
            new DataOutputStream(one).writeUTF(String.valueOf(c));
            body.write(one.toByteArray(), 2, one.size() - 2);
        }
        if (body.size() < 0xFFFF) {
            out.writeShort(body.size());
        } else {
            out.writeShort(0xFFFF);
            out.writeLong(body.size());
        }
        body.writeTo(out);
    }

    private void block(Value value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        value.write(new DataOutputStream(bytes));
        rows.write(escaped(bytes.toByteArray()));
        rows.write(0x61);
    }

    private static byte[] escaped(byte[] bytes) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        for (byte b : bytes) {
            if (b == 0x61 || b == 0x62) {
                result.write(0x62);
            }
            result.write(b);
        }
        return result.toByteArray();
    }

    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        StringBuilder spec = new StringBuilder(HEAD + entry("number_columns", "xint", columns.size()));
        for (int i = 0; i < columns.size(); i++) {
            spec.append("<config key=\"column_spec_" + i + "\">" + entry("column_name", "xstring", columns.get(i))
                    + "</config>\n");
        }
        Files.writeString(folder.resolve("spec.xml"), spec + "</config>\n");
        Files.writeString(
                folder.resolve("data.xml"),
                HEAD + entry("table_ID", "xint", id) + entry("table_type", "xstring", "container_table_compressed")
                        + entry("table_file_name", "xstring", "data.zip") + "</config>\n");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("data.zip")))) {
            put(zip, "data.bin", packed());
            put(zip, "meta.xml", meta().getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> blob : blobs.entrySet()) {
                put(zip, blob.getKey(), blob.getValue());
            }
        }
        return folder;
    }

    private byte[] packed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out =
                switch (compression) {
                    case "Snappy" -> new SnappyOutputStream(bytes);
                    case "Gzip" -> new GZIPOutputStream(bytes);
                    default -> bytes;
                }) {
            rows.writeTo(out);
        }
        return bytes.toByteArray();
    }

    private String meta() {
        StringBuilder text = new StringBuilder(HEAD + "<config key=\"table.meta.internal\">"
                + entry("container.version", "xstring", "container_12") + entry("table.size", "xint", count)
                + entry("container.compression", "xstring", compression) + "<config key=\"table.datacell.classes\">");
        for (int i = 0; i < types.size(); i++) {
            text.append("<config key=\"element_" + i + "\">" + entry("class", "xstring", types.get(i)) + "</config>\n");
        }
        return text + "</config></config></config>";
    }

    private static String entry(String key, String type, Object value) {
        return "<entry key=\"" + key + "\" type=\"" + type + "\" value=\"" + value + "\"/>\n";
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}

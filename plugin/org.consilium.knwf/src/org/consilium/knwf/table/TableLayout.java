// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.consilium.knwf.config.ConfigTree;
import org.xerial.snappy.SnappyInputStream;

/**
 * What must be known of a table to read its rows; all but the number of columns stands in {@code meta.xml}.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param types classes of the cells, in the order of their codes
 * @param compression how the rows are packed: {@code Snappy}, {@code Gzip} or {@code None}
 * @param escaped whether blocks have escapes: false only for tables of Consilium 0.1
 */
record TableLayout(long rows, int columns, List<String> types, String compression, boolean escaped) {
    static final String SNAPPY = "Snappy";

    private static final String VERSION = "container_12";
    private static final String COMPRESSION = "container.compression";
    private static final String TYPES = "table.datacell.classes";

    TableLayout {
        types = List.copyOf(types);
    }

    static TableLayout of(ConfigTree meta, int columns, boolean escaped) throws IOException {
        ConfigTree internal = meta.require("table.meta.internal");
        String version = internal.requireText("container.version");
        if (!version.equals(VERSION)) {
            throw new IOException("it was saved in the form " + version + ", which can't be read here");
        }
        ConfigTree list = internal.require(TYPES);
        List<String> types = new ArrayList<>();
        for (String key : list.keys()) {
            types.add(list.require(key).requireText("class"));
        }
        String compression = internal.text(COMPRESSION);
        return new TableLayout(
                internal.requireNumber("table.size"),
                columns,
                types,
                compression == null ? SNAPPY : compression,
                escaped);
    }

    /** Unpacks rows. */
    InputStream unpacked(InputStream packed) throws IOException {
        return switch (compression) {
            case SNAPPY -> new SnappyInputStream(packed);
            case "Gzip" -> new GZIPInputStream(packed);
            case "None" -> packed;
            default -> throw new IOException("its rows are packed as " + compression + ", which can't be read here");
        };
    }

    ConfigTree meta(int id) {
        ConfigTree root = new ConfigTree("Table Meta Information");
        ConfigTree internal = root.addChild("table.meta.internal");
        internal.putString("container.version", VERSION);
        internal.putInt("table.size", (int) rows);
        internal.putBoolean("container.contains.blobs", false);
        internal.putString("container.filestores.uuid", null);
        internal.putBoolean("container.inmemory", false);
        internal.putInt("container.id", id);
        internal.putString("container.format", "org.knime.core.data.container.DefaultTableStoreFormat");
        putTypes(internal.addChild("container.format.config"));
        putTypes(internal);
        return root;
    }

    private void putTypes(ConfigTree tree) {
        tree.putString(COMPRESSION, compression);
        ConfigTree list = tree.addChild(TYPES);
        for (int i = 0; i < types.size(); i++) {
            list.addChild("element_" + i).putString("class", types.get(i));
        }
    }
}

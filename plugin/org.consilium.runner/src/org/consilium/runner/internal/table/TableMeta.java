// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.internal.bridge.TableData;
import org.knime.core.internal.config.ConfigTree;

/**
 * The description of a table beside its rows, in {@code meta.xml}.
 *
 * @param rows number of rows
 * @param classes classes of the cells
 */
record TableMeta(int rows, List<String> classes) {
    private static final String CLASSES = "table.datacell.classes";

    static ConfigTree tree(TableData table, List<String> classes) {
        ConfigTree root = new ConfigTree("Table Meta Information");
        ConfigTree internal = root.addChild("table.meta.internal");
        internal.putString("container.version", "container_12");
        internal.putInt("table.size", (int) table.size());
        internal.putBoolean("container.contains.blobs", false);
        internal.putString("container.filestores.uuid", null);
        internal.putBoolean("container.inmemory", false);
        internal.putInt("container.id", table.id());
        internal.putString("container.format", "org.knime.core.data.container.DefaultTableStoreFormat");
        format(internal.addChild("container.format.config"), classes);
        format(internal, classes);
        return root;
    }

    private static void format(ConfigTree tree, List<String> classes) {
        tree.putString("container.compression", "Snappy");
        ConfigTree list = tree.addChild(CLASSES);
        for (int i = 0; i < classes.size(); i++) {
            list.addChild("element_" + i).putString("class", classes.get(i));
        }
    }

    static TableMeta of(ConfigTree root) throws IOException {
        ConfigTree internal = root.child("table.meta.internal");
        ConfigTree list = internal == null ? null : internal.child(CLASSES);
        if (list == null) {
            throw new IOException("meta.xml has no " + CLASSES);
        }
        String version = internal.text("container.version");
        if (!"container_12".equals(version)) {
            throw new IOException("the table has the unknown version " + version);
        }
        List<String> classes = new ArrayList<>();
        for (String key : list.keys()) {
            classes.add(list.child(key).text("class"));
        }
        return new TableMeta(TableStorage.number(internal, "table.size"), classes);
    }
}

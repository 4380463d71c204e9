// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.consilium.batch.internal.console.Json;
import org.consilium.knime.table.Column;
import org.consilium.knime.table.PortTable;
import org.consilium.knwf.table.SavedTable;

/** Says beside a node's tables which node and port each is of, and what every column is. */
final class TableListFile {
    /** Name of the file. */
    static final String NAME = "tables.json";

    private final Map<String, List<PortTable>> known;

    /** @param known the tables of the nodes that are installed, by class of their factories */
    TableListFile(Map<String, List<PortTable>> known) {
        this.known = known;
    }

    /** Writes the file; none for a node without a table in the folder. */
    void write(SavedNode node, Path target) throws IOException {
        JsonArray tables = new JsonArray();
        for (Map.Entry<Integer, Path> port : node.tables().entrySet()) {
            String file = "port_" + port.getKey() + ".csv";
            if (Files.exists(target.resolve(file))) {
                tables.add(table(node, port.getKey(), file, SavedTable.of(port.getValue()), target));
            }
        }
        if (tables.isEmpty()) {
            return;
        }
        JsonObject json = new JsonObject();
        json.addProperty("node", node.label());
        json.addProperty("factory", node.factory());
        json.add("tables", tables);
        Files.write(target.resolve(NAME), Json.lines(json).getBytes(StandardCharsets.UTF_8));
    }

    private JsonObject table(SavedNode node, int port, String file, SavedTable saved, Path target) throws IOException {
        PortTable described = known.getOrDefault(node.factory(), List.of()).stream()
                .filter(table -> table.port() == port)
                .findFirst()
                .orElse(null);
        JsonObject json = new JsonObject();
        json.addProperty("port", port);
        json.addProperty("file", file);
        String missing = MissingFile.name(file.substring(0, file.lastIndexOf('.')));
        if (Files.exists(target.resolve(missing))) {
            json.addProperty("missing", missing);
        }
        if (described != null) {
            json.addProperty("name", described.name());
            json.addProperty("description", described.description());
        }
        JsonArray columns = new JsonArray();
        columns.add(column("RowID", "text", "key of the row, in KNIME and here"));
        for (String name : saved.columns()) {
            Column column =
                    described == null ? null : described.table().column(name).orElse(null);
            columns.add(column == null ? column(name, null, null) : column(name, column.kind(), column.description()));
        }
        json.add("columns", columns);
        return json;
    }

    private static JsonObject column(String name, String type, String description) {
        JsonObject json = new JsonObject();
        json.addProperty("name", name);
        if (type != null) {
            json.addProperty("type", type);
            json.addProperty("description", description);
        }
        return json;
    }
}

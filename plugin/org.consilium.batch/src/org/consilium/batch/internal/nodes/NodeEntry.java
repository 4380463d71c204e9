// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.nodes;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.consilium.knime.settings.NodeSettings;
import org.consilium.knime.settings.Setting;
import org.consilium.knime.table.Column;
import org.consilium.knime.table.DescribedPort;
import org.consilium.knime.table.PortTable;
import org.knime.core.node.NodeFactory;
import org.w3c.dom.Element;

/**
 * A registered node.
 *
 * @param name as in the node repository
 * @param factory class that makes it
 * @param categoryPath path of its category, as {@code /community/consilium/io}
 * @param category the same in readable names, as {@code Community / Consilium / IO}
 * @param type {@code Source}, {@code Learner} and so on
 * @param inputs input ports in their order
 * @param outputs output ports in their order
 * @param settings in the order of the dialog
 * @param tables at its output ports
 */
public record NodeEntry(
        String name,
        String factory,
        String categoryPath,
        String category,
        String type,
        List<Port> inputs,
        List<Port> outputs,
        List<Setting> settings,
        List<PortTable> tables) {
    public NodeEntry {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        settings = List.copyOf(settings);
        tables = List.copyOf(tables);
    }

    /** A port, as the node's description tells of it. */
    public record Port(String name, boolean optional) {}

    static NodeEntry of(NodeFactory<?> factory, String categoryPath, String category) {
        factory.init();
        return new NodeEntry(
                factory.getNodeName(),
                factory.getClass().getName(),
                categoryPath,
                category,
                factory.getType().name(),
                ports(factory.getXMLDescription(), "inport"),
                ports(factory.getXMLDescription(), "outport"),
                NodeSettings.of(factory),
                PortTable.of(factory));
    }

    /** Whether a user means this node: by its name, or by the name of its factory's class. */
    public boolean isCalled(String text) {
        return name.equalsIgnoreCase(text.strip())
                || factory.equals(text)
                || factory.substring(factory.lastIndexOf('.') + 1).equalsIgnoreCase(text);
    }

    /** The ports of one side. */
    static List<Port> ports(Element description, String kind) {
        return DescribedPort.of(description, kind).stream()
                .map(port -> new Port(port.name(), port.optional()))
                .toList();
    }

    /** As JSON. */
    public JsonObject toJson() {
        JsonObject json = new JsonObject();
        json.addProperty("name", name);
        json.addProperty("factory", factory);
        json.addProperty("type", type);
        json.addProperty("categoryPath", categoryPath);
        json.addProperty("category", category);
        json.add("inputs", json(inputs));
        json.add("outputs", json(outputs));
        return json;
    }

    /** Name, factory and settings as JSON. */
    public JsonObject settingsToJson() {
        JsonObject json = new JsonObject();
        json.addProperty("name", name);
        json.addProperty("factory", factory);
        JsonArray array = new JsonArray();
        settings.forEach(setting -> array.add(json(setting)));
        json.add("settings", array);
        return json;
    }

    /** Name, factory and tables as JSON. */
    public JsonObject tablesToJson() {
        JsonObject json = new JsonObject();
        json.addProperty("name", name);
        json.addProperty("factory", factory);
        JsonArray array = new JsonArray();
        tables.forEach(table -> array.add(json(table)));
        json.add("tables", array);
        return json;
    }

    private static JsonObject json(PortTable table) {
        JsonObject json = new JsonObject();
        json.addProperty("port", table.port());
        json.addProperty("name", table.name());
        json.addProperty("description", table.description());
        JsonArray columns = new JsonArray();
        for (Column column : table.table().columns()) {
            JsonObject each = new JsonObject();
            each.addProperty("name", column.name());
            each.addProperty("formerName", column.formerName());
            each.addProperty("type", column.kind());
            each.addProperty("description", column.description());
            columns.add(each);
        }
        json.add("columns", columns);
        return json;
    }

    private static JsonObject json(Setting setting) {
        JsonObject json = new JsonObject();
        json.addProperty("key", setting.key());
        json.addProperty("type", setting.type());
        json.addProperty("default", setting.value());
        json.addProperty("unit", setting.unit());
        JsonArray choices = new JsonArray();
        for (Setting.Choice choice : setting.choices()) {
            JsonObject each = new JsonObject();
            each.addProperty("value", choice.value());
            each.addProperty("label", choice.label());
            choices.add(each);
        }
        json.add("choices", choices);
        json.addProperty("advanced", setting.advanced());
        json.addProperty("title", setting.title());
        json.addProperty("description", setting.description());
        return json;
    }

    private static JsonArray json(List<Port> ports) {
        JsonArray array = new JsonArray();
        for (Port port : ports) {
            JsonObject json = new JsonObject();
            // Port 0 of every node carries variables.
            json.addProperty("index", array.size() + 1);
            json.addProperty("name", port.name());
            json.addProperty("optional", port.optional());
            array.add(json);
        }
        return array;
    }
}

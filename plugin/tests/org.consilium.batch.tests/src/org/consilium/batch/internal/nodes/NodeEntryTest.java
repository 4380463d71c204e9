// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.consilium.knime.settings.Setting;
import org.consilium.knime.table.PortTable;
import org.consilium.knime.table.Table;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class NodeEntryTest {
    @Test
    void readsPortsFromTheDescription() throws Exception {
        String xml = "<knimeNode><name>N</name><ports>"
                + "<inPort index='0' name='Cases'>text</inPort>"
                + "<inPort index='1' name='Model' optional='true'/>"
                + "<dynOutPort insert-before='0' name='More'/>"
                + "<outPort index='0' name='Samples'/></ports></knimeNode>";
        Element description = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();

        assertEquals(
                List.of(new NodeEntry.Port("Cases", false), new NodeEntry.Port("Model", true)),
                NodeEntry.ports(description, "inport"));
        assertEquals(
                List.of(new NodeEntry.Port("More", true), new NodeEntry.Port("Samples", false)),
                NodeEntry.ports(description, "outport"));
    }

    @Test
    void namesCategories() {
        Map<String, String> names = Map.of("/community/consilium", "Consilium", "/community/consilium/io", "IO");

        assertEquals("Community / Consilium / IO", CategoryNames.of("/community/consilium/io", names));
        assertEquals("/", CategoryNames.of("/", names));
    }

    @Test
    void writesJson() {
        NodeEntry entry = new NodeEntry(
                "N",
                "org.example.F",
                "/x",
                "X",
                "Source",
                List.of(),
                List.of(new NodeEntry.Port("Out", false)),
                List.of(new Setting(
                        "size", "int", "8", "mm", List.of(new Setting.Choice("A", "a")), true, "Size", "How big.")),
                List.of(new PortTable(
                        2,
                        "T",
                        "A table.",
                        Table.empty().number("size_mm", "how big").formerly("Size (mm)"))));

        assertEquals(
                "{\"name\":\"N\",\"factory\":\"org.example.F\",\"type\":\"Source\",\"categoryPath\":\"/x\","
                        + "\"category\":\"X\",\"inputs\":[],\"outputs\":[{\"index\":1,\"name\":\"Out\","
                        + "\"optional\":false}]}",
                entry.toJson().toString());
        assertEquals(
                "{\"name\":\"N\",\"factory\":\"org.example.F\",\"settings\":[{\"key\":\"size\",\"type\":\"int\","
                        + "\"default\":\"8\",\"unit\":\"mm\",\"choices\":[{\"value\":\"A\",\"label\":\"a\"}],"
                        + "\"advanced\":true,\"title\":\"Size\",\"description\":\"How big.\"}]}",
                entry.settingsToJson().toString());
        assertEquals(
                "{\"name\":\"N\",\"factory\":\"org.example.F\",\"tables\":[{\"port\":2,\"name\":\"T\",\"description\":\"A"
                        + " table.\",\"columns\":[{\"name\":\"size_mm\",\"formerName\":\"Size (mm)\",\"type\":\"number\","
                        + "\"description\":\"how big\"}]}]}",
                entry.tablesToJson().toString());
    }
}

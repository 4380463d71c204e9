// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knime.core.node.NodeFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The table at an output port of a node.
 *
 * @param port its number, as in {@code port_<n>.csv}; port 0 carries variables
 * @param name of the port
 * @param description of the port, one sentence or two
 * @param table all columns that it may have
 */
public record PortTable(int port, String name, String description, Table table) {

    /** The tables of a node; none if it gives no tables, or is not one of ours. */
    public static List<PortTable> of(NodeFactory<?> factory) {
        if (!(factory instanceof GivesTables node)) {
            return List.of();
        }
        factory.init();
        List<Element> ports = new ArrayList<>();
        find(factory.getXMLDescription(), ports);
        List<PortTable> tables = new ArrayList<>();
        for (Map.Entry<Integer, Table> entry : node.tables().entrySet()) {
            Element port = ports.get(entry.getKey() - 1);
            tables.add(new PortTable(
                    entry.getKey(),
                    port.getAttribute("name"),
                    port.getTextContent().strip().replaceAll("\\s+", " "),
                    entry.getValue()));
        }
        return tables;
    }

    private static void find(Node parent, List<Element> ports) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                String tag = element.getTagName().replaceFirst("^.*:", "").toLowerCase(Locale.ROOT);
                if (tag.equals("outport")) {
                    ports.add(element);
                } else {
                    find(element, ports);
                }
            }
        }
    }
}

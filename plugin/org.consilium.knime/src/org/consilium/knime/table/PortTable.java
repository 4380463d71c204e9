// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knime.core.node.NodeFactory;

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
        List<DescribedPort> ports = DescribedPort.of(factory.getXMLDescription(), "outport");
        List<PortTable> tables = new ArrayList<>();
        for (Map.Entry<Integer, Table> entry : node.tables().entrySet()) {
            DescribedPort port = ports.get(entry.getKey() - 1);
            tables.add(new PortTable(entry.getKey(), port.name(), port.description(), entry.getValue()));
        }
        return tables;
    }
}

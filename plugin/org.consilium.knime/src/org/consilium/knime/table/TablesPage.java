// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.table;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The columns of all tables as a page of Markdown; {@code docs/tables.md} is made of it. */
public final class TablesPage {
    private static final String INTRODUCTION =
            """
            # Tables
            Every column of every table that a node gives, as `./consilium nodes --tables [NODE] [--json]` prints them. `./consilium run --outputs`
            writes the table at port 3 as `port_3.csv`, and beside it `tables.json` with the names, types and descriptions below. Names end with their
            unit. A cell that is missing says why in KNIME; in the CSV it is empty, and `port_3_missing.csv` gives the reason. Where a name was another one in version 0.1, that one stands in brackets: workflows
            that were saved then keep it, and the setting *Column names* chooses.
            """;

    private TablesPage() {}

    /**
     * The nodes in the order of their names.
     *
     * @param nodes tables by the name of the node
     * @param whole whether the introduction stands above
     */
    public static String of(Map<String, List<PortTable>> nodes, boolean whole) {
        String parts = new TreeMap<>(nodes)
                .entrySet().stream()
                        .filter(node -> !node.getValue().isEmpty())
                        .map(node -> "## " + node.getKey() + "\n"
                                + node.getValue().stream().map(TablesPage::of).collect(Collectors.joining()))
                        .collect(Collectors.joining("\n"));
        return whole ? INTRODUCTION + "\n" + parts : parts;
    }

    private static String of(PortTable table) {
        StringBuilder text = new StringBuilder("\n### Port " + table.port() + ": " + table.name() + "\n");
        text.append(table.description()).append("\n\n| column | type | what it says |\n|---|---|---|\n");
        for (Column column : table.table().columns()) {
            text.append("| `").append(column.name()).append('`');
            if (!column.formerName().equals(column.name())) {
                text.append(" (").append(column.formerName()).append(')');
            }
            text.append(" | ").append(column.kind()).append(" | ");
            text.append(column.description().replace("|", "\\|")).append(" |\n");
        }
        return text.toString();
    }
}

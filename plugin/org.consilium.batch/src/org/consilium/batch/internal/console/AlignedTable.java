// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table whose columns are aligned with spaces. */
public final class AlignedTable {
    private final List<List<String>> rows = new ArrayList<>();

    public AlignedTable(String... header) {
        rows.add(List.of(header));
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException where it has not as many cells as the header
     */
    public void add(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells in a table of " + rows.get(0).size() + " columns");
        }
        rows.add(List.of(cells));
    }

    /** The lines, the header first, without spaces at their ends. */
    public List<String> lines() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.toList());
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}

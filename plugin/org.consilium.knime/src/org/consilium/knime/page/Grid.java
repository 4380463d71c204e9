// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.page;

import java.util.List;

/**
 * A small table of a {@link Page}.
 *
 * @param title above it
 * @param columns their names
 * @param rows texts, as many in each as there are columns
 * @param more how many rows there are beside those shown
 */
public record Grid(String title, List<String> columns, List<List<String>> rows, int more) {

    public Grid {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "A row of the table '" + title + "' has not as many texts as there are columns.");
            }
        }
    }

    /** The first rows of a table, as many as a page can bear. */
    public static Grid first(String title, List<String> columns, List<List<String>> rows, int most) {
        int shown = Math.min(most, rows.size());
        return new Grid(title, columns, rows.subList(0, shown), rows.size() - shown);
    }
}

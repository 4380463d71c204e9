// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.knime.core.data.DataCell;

/** What stands below each column's name. */
public final class NamedCells {

    private NamedCells() {}

    /** Column names and values, in the order of the columns. */
    public static Map<String, String> of(Table table, DataCell[] cells) {
        String[] names = table.spec().getColumnNames();
        assertEquals(names.length, cells.length);
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            values.put(names[i], cells[i].toString());
        }
        return values;
    }
}

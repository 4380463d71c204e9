// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import java.util.List;

/**
 * One row of a saved table.
 *
 * @param key its key, which no other row of the table has
 * @param cells one cell a column
 */
public record SavedRow(String key, List<SavedCell> cells) {
    public SavedRow {
        cells = List.copyOf(cells);
    }
}

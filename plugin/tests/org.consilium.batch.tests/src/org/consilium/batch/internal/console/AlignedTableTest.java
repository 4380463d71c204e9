// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlignedTableTest {
    @Test
    void alignsColumnsAndCutsSpacesAtTheEnd() {
        AlignedTable table = new AlignedTable("A", "LONGER", "C");
        table.add("wide cell", "b", "");

        assertEquals(List.of("A          LONGER  C", "wide cell  b"), table.lines());
    }

    @Test
    void refusesARowOfAnotherLength() {
        AlignedTable table = new AlignedTable("A");

        assertThrows(IllegalArgumentException.class, () -> table.add("a", "b"));
    }
}

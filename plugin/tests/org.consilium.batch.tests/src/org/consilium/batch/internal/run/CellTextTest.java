// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.consilium.knwf.table.SavedCell;
import org.junit.jupiter.api.Test;

class CellTextTest {
    @Test
    void everyKindOfCellHasItsText() {
        assertNull(CellText.of(new SavedCell.Missing("why")));
        assertEquals("", CellText.of(new SavedCell.Text("")));
        assertEquals("9000000000", CellText.of(new SavedCell.LongWhole(9_000_000_000L)));
        assertEquals("NaN", CellText.of(new SavedCell.Real(Double.NaN)));
        assertEquals("-Infinity", CellText.of(new SavedCell.Real(Double.NEGATIVE_INFINITY)));
        assertEquals("2024-02-29", CellText.of(new SavedCell.Moment("2024-02-29")));
        assertEquals("/a b", CellText.of(new SavedCell.Location("LOCAL", null, "/a b")));
        assertEquals(
                "(RELATIVE, knime.workflow, x)",
                CellText.of(new SavedCell.Location("RELATIVE", "knime.workflow", "x")));
        assertEquals("(SvgCell)", CellText.of(new SavedCell.Unknown("org.example.SvgCell")));
    }

    @Test
    void aListIsAJsonArraySoThatItsCellsStayApart() {
        SavedCell inner = new SavedCell.Several(List.of(new SavedCell.Real(Double.NaN), new SavedCell.Whole(2)));
        SavedCell list = new SavedCell.Several(List.of(
                new SavedCell.Text("a, \"b\""),
                new SavedCell.Missing(null),
                new SavedCell.Real(0.5),
                new SavedCell.Truth(true),
                new SavedCell.LongWhole(9_000_000_000L),
                inner));
        assertEquals("[\"a, \\\"b\\\"\",null,0.5,true,9000000000,[\"NaN\",2]]", CellText.of(list));
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.Provenance;
import org.consilium.knime.port.CaseRecord;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;

/** Distances stand below their own names: rows and columns are not the same, nor is the thickness. */
class CaseTableTest {

    @Test
    void geometryBelowItsNames() {
        Geometry geometry = new Geometry(0.5, 0.75, 2.5, new double[] {1, 2, 3}, new double[] {1, 0, 0, 0, 1, 0});
        CaseRecord record = new CaseRecord("c", "p", "v", 4, geometry, Provenance.none(), null, "key", "volume", false);
        CaseNote note = new CaseNote(record, 1, 2, 3, List.of("A"), List.of(0L), 5);
        Map<String, String> cells = new TreeMap<>();
        for (DataCell[] row : CaseTable.rows(List.of(note), "session")) {
            for (int i = 0; i < row.length; i++) {
                cells.put(CaseTable.COLUMNS.spec().getColumnSpec(i).getName(), row[i].toString());
            }
        }
        assertEquals("0.5", cells.get("Row Spacing (mm)"));
        assertEquals("0.75", cells.get("Column Spacing (mm)"));
        assertEquals("2.5", cells.get("Slice Thickness (mm)"));
        assertEquals("4", cells.get("Slice"));
        assertEquals("2", cells.get("Rows"));
        assertEquals("3", cells.get("Columns"));
    }
}

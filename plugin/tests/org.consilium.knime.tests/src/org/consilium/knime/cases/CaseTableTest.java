// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.Provenance;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.table.NamedCells;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;

/** Distances stand below their own names: rows and columns are not the same, nor is the thickness. */
class CaseTableTest {

    @Test
    void everythingStandsBelowItsName() {
        Geometry geometry = new Geometry(0.5, 0.75, 2.5, new double[] {1, 2, 3}, new double[] {1, 0, 0, 0, 1, 0});
        Provenance provenance = new Provenance("CT", "1.2.3", "1.2.4", "maker", "scanner", "sharp");
        CaseRecord record = new CaseRecord("c", "p", "v", 4, geometry, provenance, null, "key", "volume", false, null);
        CaseNote note = new CaseNote(record, 1, 2, 3, List.of("B", "A"), List.of(0L, 1L), 5);
        DataCell[] row = CaseTable.rows(List.of(note), "session").iterator().next();
        assertEquals(
                "{Case=c, Patient=p, Volume=v, Slice=4, Channels=1, Rows=2, Columns=3, Row Spacing (mm)=0.5,"
                        + " Column Spacing (mm)=0.75, Slice Thickness (mm)=2.5, Position (mm)=1.00000 2.00000 3.00000,"
                        + " Orientation=1.00000 0.00000 0.00000 0.00000 1.00000 0.00000, Raters=2, Rater Ids=A, B,"
                        + " Mean Area (px)=5.0, Modality=CT, Manufacturer=maker, Model=scanner, Kernel=sharp,"
                        + " Series Instance UID=1.2.3, SOP Instance UID=1.2.4, Rater Identity=session}",
                NamedCells.of(CaseTable.COLUMNS, row).toString());
    }
}

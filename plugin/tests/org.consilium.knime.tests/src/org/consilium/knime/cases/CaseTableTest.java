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
        CaseRecord record =
                new CaseRecord("c", "p", "v", 4, geometry, provenance, null, "key", "volume", "image", false, null);
        CaseNote note = new CaseNote(record, 1, 2, 3, List.of("B", "A"), List.of(0L, 1L), 5);
        DataCell[] row = CaseTable.rows(List.of(note), "session").iterator().next();
        assertEquals(
                "{case=c, patient=p, volume=v, slice=4, channels=1, rows=2, columns=3, row_spacing_mm=0.5,"
                        + " column_spacing_mm=0.75, slice_thickness_mm=2.5, position_mm=1.00000 2.00000 3.00000,"
                        + " orientation=1.00000 0.00000 0.00000 0.00000 1.00000 0.00000, raters=2, rater_ids=A, B,"
                        + " mean_area_px=5.0, modality=CT, manufacturer=maker, model=scanner, kernel=sharp,"
                        + " series_instance_uid=1.2.3, sop_instance_uid=1.2.4, rater_identity=session}",
                NamedCells.of(CaseTable.COLUMNS, row).toString());
    }
}

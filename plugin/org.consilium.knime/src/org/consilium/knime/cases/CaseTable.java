// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.cases;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.table.Table;
import org.knime.core.data.DataCell;

/** The table with one row a case that the readers give beside the tensors. No patient identifier is in it. */
public final class CaseTable {

    public static final Table COLUMNS = Table.empty()
            .text("Case")
            .text("Patient")
            .text("Volume")
            .integer("Slice")
            .integer("Channels")
            .integer("Rows")
            .integer("Columns")
            .number("Row Spacing (mm)")
            .number("Column Spacing (mm)")
            .number("Slice Thickness (mm)")
            .text("Position (mm)")
            .text("Orientation")
            .integer("Raters")
            .text("Rater Ids")
            .number("Mean Area (px)")
            .text("Modality")
            .text("Manufacturer")
            .text("Model")
            .text("Kernel")
            .text("Series Instance UID")
            .text("SOP Instance UID")
            .text("Rater Identity");

    private CaseTable() {}

    /**
     * One row a case, made when it is asked for; the last cell says what the rater ids are, for not every archive knows
     * persons.
     */
    public static Iterable<DataCell[]> rows(List<CaseNote> cases, String raterIdentity) {
        return () -> cases.stream().map(c -> row(c, raterIdentity)).iterator();
    }

    private static DataCell[] row(CaseNote note, String raterIdentity) {
        CaseRecord c = note.record();
        return new DataCell[] {
            Table.cell(c.id()),
            Table.cell(c.patient()),
            Table.cell(c.volume()),
            Table.cell(c.slice()),
            Table.cell(note.channels()),
            Table.cell(note.height()),
            Table.cell(note.width()),
            Table.cell(c.geometry().rowSpacing()),
            Table.cell(c.geometry().columnSpacing()),
            Table.cell(c.geometry().sliceThickness()),
            Table.cell(vector(c.geometry().position())),
            Table.cell(vector(c.geometry().orientation())),
            Table.cell(note.raters().size()),
            Table.cell(note.raters().stream().sorted().collect(Collectors.joining(", "))),
            Table.cell(note.meanArea()),
            Table.cell(c.provenance().modality()),
            Table.cell(c.provenance().manufacturer()),
            Table.cell(c.provenance().model()),
            Table.cell(c.provenance().kernel()),
            Table.cell(c.provenance().seriesUid()),
            Table.cell(c.provenance().sopUid()),
            Table.cell(note.raters().isEmpty() ? "" : raterIdentity),
        };
    }

    private static String vector(double[] values) {
        if (values.length == 0 || Double.isNaN(values[0])) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (double value : values) {
            text.append(text.isEmpty() ? "" : " ").append(String.format(Locale.ROOT, "%.6g", value));
        }
        return text.toString();
    }
}

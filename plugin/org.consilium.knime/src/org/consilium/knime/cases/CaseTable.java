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
            .text("case", "the case, as it is called in every table")
            .formerly("Case")
            .text("patient", "pseudonym of the patient; intervals and splits are by patient")
            .formerly("Patient")
            .text("volume", "the volume that the slice is of")
            .formerly("Volume")
            .integer("slice", "number of the slice in its volume, from 0")
            .formerly("Slice")
            .integer("channels", "images of a case that are seen together")
            .formerly("Channels")
            .integer("rows", "height of the case in pixels")
            .formerly("Rows")
            .integer("columns", "width of the case in pixels")
            .formerly("Columns")
            .number("row_spacing_mm", "distance of the centres of neighbouring rows")
            .formerly("Row Spacing (mm)")
            .number("column_spacing_mm", "distance of the centres of neighbouring columns")
            .formerly("Column Spacing (mm)")
            .number("slice_thickness_mm", "thickness of the slice")
            .formerly("Slice Thickness (mm)")
            .text("position_mm", "x, y and z of the centre of the first pixel, towards left, back and head (DICOM)")
            .formerly("Position (mm)")
            .text("orientation", "directions of the rows and of the columns, three numbers each (DICOM)")
            .formerly("Orientation")
            .integer("raters", "how many raters looked at the case")
            .formerly("Raters")
            .text("rater_ids", "who they are")
            .formerly("Rater Ids")
            .number("mean_area_px", "area that a rater outlined, mean over the raters")
            .formerly("Mean Area (px)")
            .text("modality", "kind of image, such as CT or MR")
            .formerly("Modality")
            .text("manufacturer", "maker of the scanner")
            .formerly("Manufacturer")
            .text("model", "model of the scanner")
            .formerly("Model")
            .text("kernel", "convolution kernel of the reconstruction")
            .formerly("Kernel")
            .text("series_instance_uid", "the DICOM series")
            .formerly("Series Instance UID")
            .text("sop_instance_uid", "the DICOM image")
            .formerly("SOP Instance UID")
            .text(
                    "rater_identity",
                    "what a rater id is: a person, a reading session, an attribute, or a place in an order")
            .formerly("Rater Identity");

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

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.consilium.imaging.ImageCase;
import org.consilium.imaging.RaterMask;
import org.consilium.imaging.ReadResult;
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

    /** One row a case; the last cell says what the rater ids are, for not every archive knows persons. */
    public static List<DataCell[]> rows(final ReadResult result) {
        return result.cases().stream().map(c -> row(c, result.raterIdentity())).toList();
    }

    private static DataCell[] row(final ImageCase c, final String raterIdentity) {
        return new DataCell[] {
            Table.cell(c.id()),
            Table.cell(c.patient()),
            Table.cell(c.volume()),
            Table.cell(c.slice()),
            Table.cell(c.image().channels()),
            Table.cell(c.image().height()),
            Table.cell(c.image().width()),
            Table.cell(c.geometry().rowSpacing()),
            Table.cell(c.geometry().columnSpacing()),
            Table.cell(c.geometry().sliceThickness()),
            Table.cell(vector(c.geometry().position())),
            Table.cell(vector(c.geometry().orientation())),
            Table.cell(c.masks().size()),
            Table.cell(c.masks().stream().map(RaterMask::rater).sorted().collect(Collectors.joining(", "))),
            Table.cell(meanArea(c)),
            Table.cell(c.provenance().modality()),
            Table.cell(c.provenance().manufacturer()),
            Table.cell(c.provenance().model()),
            Table.cell(c.provenance().kernel()),
            Table.cell(c.provenance().seriesUid()),
            Table.cell(c.provenance().sopUid()),
            Table.cell(c.masks().isEmpty() ? "" : raterIdentity),
        };
    }

    private static String vector(final double[] values) {
        if (values.length == 0 || Double.isNaN(values[0])) {
            return null;
        }
        final StringBuilder text = new StringBuilder();
        for (final double value : values) {
            text.append(text.isEmpty() ? "" : " ").append(String.format(Locale.ROOT, "%.6g", value));
        }
        return text.toString();
    }

    private static double meanArea(final ImageCase c) {
        return c.masks().stream()
                .mapToInt(mask -> {
                    int area = 0;
                    for (final byte value : mask.values()) {
                        area += value;
                    }
                    return area;
                })
                .average()
                .orElse(Double.NaN);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.agreement;

import java.util.ArrayList;
import java.util.List;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.statistics.BlandAltman.Estimate;
import org.consilium.segmentation.statistics.MeanInterval;
import org.knime.core.data.DataCell;

/** Columns and cells of a figure with its 95 % interval: {@code dice}, {@code dice_lower95}, {@code dice_upper95}. */
final class IntervalColumns {

    static final String ONE_PATIENT = "needs two patients at least";

    private IntervalColumns() {}

    static Table with(Table table, String name, String description) {
        return table.number(name, description)
                .number(name + "_lower95", "lower end of its 95 % interval")
                .number(name + "_upper95", "upper end of its 95 % interval");
    }

    static void add(List<DataCell> row, MeanInterval mean, String undefined) {
        add(row, new Estimate(mean.value(), mean.lower95(), mean.upper95()), undefined);
    }

    static void add(List<DataCell> row, Estimate estimate, String undefined) {
        String noInterval = Double.isNaN(estimate.value()) ? undefined : ONE_PATIENT;
        row.add(Table.cell(estimate.value(), undefined));
        row.add(Table.cell(estimate.lower95(), noInterval));
        row.add(Table.cell(estimate.upper95(), noInterval));
    }

    /** A row that begins with these cells. */
    static List<DataCell> row(DataCell... cells) {
        return new ArrayList<>(List.of(cells));
    }
}

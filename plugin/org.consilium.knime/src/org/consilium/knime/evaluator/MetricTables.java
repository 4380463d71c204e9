// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.evaluator;

import java.util.ArrayList;
import java.util.List;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.comparison.Recipe;
import org.consilium.segmentation.metrics.CaseMetrics;
import org.consilium.segmentation.metrics.MetricInfo;
import org.consilium.segmentation.metrics.MetricSummary;
import org.knime.core.data.DataCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/** The evaluator's tables: one row a case, and one row a metric. */
final class MetricTables {

    /** One row a case. */
    static final Table CASES = cases();

    /** One row a metric. */
    static final Table SUMMARY = Table.empty()
            .text("metric", "name of the figure; docs/metrics.md says what it means")
            .number("value", "mean over the cases that have it")
            .number("lower95", "lower end of the 95 % interval over patients")
            .number("upper95", "upper end of the 95 % interval over patients");

    private MetricTables() {}

    private static Table cases() {
        Table table = Table.empty()
                .text("case", "the case, as it is called in every table")
                .text("patient", "pseudonym of the patient; intervals and splits are by patient")
                .integer("raters", "raters who looked at the case")
                .integer("samples", "samples of the case, K");
        for (MetricInfo metric : MetricInfo.values()) {
            table = table.number(metric.key(), metric.description());
        }
        return table.text("distance_unit", "unit of the distances: mm, or px where the case has no pixel spacing")
                .text("method", "method of the model; missing if it is not known")
                .text(
                        "settings",
                        "settings of training, sampling and evaluation as JSON, by which Model Comparison tells arms apart");
    }

    static BufferedDataTable cases(ExecutionContext exec, List<CaseMetrics> metrics, Recipe recipe) {
        return CASES.build(exec, metrics.stream().map(c -> row(c, recipe)).toList());
    }

    static DataCell[] row(CaseMetrics c, Recipe recipe) {
        List<DataCell> row = new ArrayList<>(
                List.of(Table.cell(c.id()), Table.cell(c.patient()), Table.cell(c.raters()), Table.cell(c.samples())));
        for (MetricInfo metric : MetricInfo.values()) {
            row.add(Table.cell(c.value(metric).value(), c.value(metric).reason()));
        }
        row.add(Table.cell(c.details().unit()));
        row.add(Table.cell(recipe.method()));
        row.add(Table.cell(recipe.settingsJson()));
        return row.toArray(DataCell[]::new);
    }

    /**
     * The row key says of a yardstick that it looks at the raters' masks, so that nobody takes it for a model, and of a
     * distance its unit.
     */
    static BufferedDataTable summary(ExecutionContext exec, List<MetricSummary> metrics) {
        BufferedDataContainer container = exec.createDataContainer(SUMMARY.spec());
        for (MetricSummary s : metrics) {
            String key = s.metric().key();
            container.addRowToTable(new DefaultRow(
                    key
                            + (s.unit().isEmpty() ? "" : " (" + s.unit() + ")")
                            + (s.metric().usesLabels() ? " (uses the labels)" : ""),
                    row(s)));
        }
        container.close();
        return container.getTable();
    }

    static DataCell[] row(MetricSummary s) {
        return new DataCell[] {
            Table.cell(s.metric().key()),
            Table.cell(s.value(), "defined for no case"),
            Table.cell(s.lower95(), "needs at least two patients"),
            Table.cell(s.upper95(), "needs at least two patients")
        };
    }
}

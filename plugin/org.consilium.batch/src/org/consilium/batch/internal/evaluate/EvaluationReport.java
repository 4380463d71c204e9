// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.evaluate;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.batch.internal.console.AlignedTable;
import org.consilium.batch.internal.console.Json;
import org.consilium.ground.Count;
import org.consilium.segmentation.metrics.CaseMetrics;
import org.consilium.segmentation.metrics.GedEvaluation;
import org.consilium.segmentation.metrics.MetricInfo;
import org.consilium.segmentation.metrics.MetricSummary;

/** The figures of an evaluation, to read or as JSON. */
public final class EvaluationReport {
    /** Fixes the draws of the intervals; the same as the default of the GED Evaluator, so that both print the same. */
    private static final long SEED = 1337;

    private final List<CaseMetrics> cases;
    private final List<MetricSummary> summary;
    private final List<String> warnings;

    /** @param warnings what is doubtful about the files that were read, a sentence each */
    public EvaluationReport(List<CaseMetrics> cases, List<String> warnings) {
        this.cases = List.copyOf(cases);
        this.warnings = List.copyOf(warnings);
        this.summary = GedEvaluation.summarize(cases, SEED);
    }

    /** {@code {"cases":[{"case":…, <metric>:number|null}], "summary":{<metric>:number}, "warnings":[…]}; the summary leaves out what is defined for no case}. */
    public JsonObject toJson() {
        JsonArray rows = new JsonArray();
        for (CaseMetrics metrics : cases) {
            JsonObject row = new JsonObject();
            row.addProperty("case", metrics.id());
            for (MetricInfo metric : MetricInfo.values()) {
                row.add(metric.key(), Json.number(metrics.value(metric).value()));
            }
            rows.add(row);
        }
        JsonObject means = new JsonObject();
        summary.stream()
                .filter(MetricSummary::isDefined)
                .forEach(row -> means.add(row.metric().key(), Json.number(row.value())));
        JsonObject root = new JsonObject();
        root.add("cases", rows);
        root.add("summary", means);
        JsonArray said = new JsonArray();
        warnings.forEach(said::add);
        root.add("warnings", said);
        return root;
    }

    /** The summary as a table, and how many cases and patients it is over. */
    public List<String> lines() {
        AlignedTable table = new AlignedTable("METRIC", "VALUE", "LOWER95", "UPPER95", "CASES", "");
        for (MetricSummary row : summary) {
            table.add(
                    row.metric().key(),
                    figure(row.value()),
                    figure(row.lower95()),
                    figure(row.upper95()),
                    Integer.toString(row.cases()),
                    note(row));
        }
        List<String> lines = new ArrayList<>(table.lines());
        long patients = cases.stream().map(CaseMetrics::patient).distinct().count();
        lines.add(Count.of(cases.size(), "case") + " of " + Count.of(patients, "patient"));
        return lines;
    }

    private String note(MetricSummary row) {
        if (!row.isDefined()) {
            return cases.get(0).value(row.metric()).reason();
        }
        return Stream.of(row.unit(), row.metric().usesLabels() ? "uses the labels" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String figure(double value) {
        // Rounding errors around zero must not look like a negative figure.
        return Double.isNaN(value)
                ? "-"
                : String.format(Locale.ROOT, "%.4f", value).replaceFirst("^-(0\\.0+)$", "$1");
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.pool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.batch.internal.table.CsvReader;
import org.consilium.segmentation.comparison.EvaluatedCase;
import org.consilium.segmentation.comparison.Recipe;
import org.consilium.segmentation.metrics.MetricInfo;

/** Reads the evaluator's table Metrics per Case, whatever columns stand beside. */
final class EvaluationCsv {

    private final Path file;
    private final List<String> header;
    private final Map<String, Recipe> recipes = new HashMap<>();

    private EvaluationCsv(Path file, List<String> header) {
        this.file = file;
        this.header = header;
    }

    /** @throws UserError where a line is no case */
    static List<EvaluatedCase> read(Path file) throws IOException, UserError {
        List<List<String>> lines = CsvReader.read(file);
        List<EvaluatedCase> cases = new ArrayList<>();
        if (lines.isEmpty() || !lines.get(0).containsAll(List.of("case", "patient", "raters", "samples"))) {
            return cases;
        }
        EvaluationCsv table = new EvaluationCsv(file, lines.get(0));
        for (int i = 1; i < lines.size(); i++) {
            cases.add(table.evaluated(lines.get(i), i + 1));
        }
        return cases;
    }

    private EvaluatedCase evaluated(List<String> line, int number) throws UserError {
        try {
            Map<MetricInfo, Double> values = new EnumMap<>(MetricInfo.class);
            for (MetricInfo metric : MetricInfo.values()) {
                String value = cell(line, metric.key());
                if (!value.isEmpty()) {
                    values.put(metric, Double.valueOf(value));
                }
            }
            String method = cell(line, "method");
            String settings = cell(line, "settings");
            return new EvaluatedCase(
                    cell(line, "case"),
                    cell(line, "patient"),
                    Integer.parseInt(cell(line, "raters")),
                    Integer.parseInt(cell(line, "samples")),
                    values,
                    cell(line, "distance_unit"),
                    recipes.computeIfAbsent(method + "\n" + settings, key -> Recipe.of(method, settings)));
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    ExitCodes.LOAD,
                    file + " has a line " + number + " that is no case with its figures; write it again with consilium"
                            + " run --outputs");
        }
    }

    private String cell(List<String> line, String column) {
        int index = header.indexOf(column);
        return index >= 0 && index < line.size() ? line.get(index) : "";
    }
}

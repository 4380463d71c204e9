// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.batch.internal.table.CsvReader;
import org.consilium.ground.NaturalOrder;

/**
 * The figures of one run of a workflow, from the folder that {@code run --outputs} wrote.
 *
 * @param nodes each GED Evaluator, by its name and number
 */
record RunFolder(Map<String, RunNode> nodes) {
    private static final String CASES = "port_1.csv";
    private static final String SUMMARY = "port_2.csv";
    private static final List<String> HEADER = List.of("metric", "value", "lower95", "upper95");

    /**
     * Reads all summaries below a folder.
     *
     * @throws UserError where there is none
     */
    static RunFolder read(Path folder) throws IOException, UserError {
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    ExitCodes.LOAD, folder + " is not a folder; name what was given to --outputs of consilium run");
        }
        Map<String, RunNode> nodes = new TreeMap<>(NaturalOrder.BY_NAME);
        try (Stream<Path> children = Files.list(folder)) {
            for (Path node : children.sorted().toList()) {
                Path summary = node.resolve(SUMMARY);
                List<List<String>> lines = Files.isRegularFile(summary) ? CsvReader.read(summary) : List.of();
                if (!lines.isEmpty()
                        && lines.get(0).size() == 5
                        && lines.get(0).subList(1, 5).equals(HEADER)) {
                    Path cases = node.resolve(CASES);
                    nodes.put(
                            node.getFileName().toString(),
                            new RunNode(
                                    values(lines, summary),
                                    Files.isRegularFile(cases) ? EvaluationCsv.read(cases) : List.of()));
                }
            }
        }
        if (nodes.isEmpty()) {
            throw new UserError(
                    ExitCodes.LOAD,
                    folder + " holds no summary of a GED Evaluator; name what was given to --outputs of consilium run");
        }
        return new RunFolder(nodes);
    }

    private static Map<String, Double> values(List<List<String>> lines, Path file) throws UserError {
        Map<String, Double> values = new LinkedHashMap<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            try {
                values.put(line.get(1), line.get(2).isEmpty() ? Double.NaN : Double.parseDouble(line.get(2)));
            } catch (IndexOutOfBoundsException | NumberFormatException e) {
                throw new UserError(
                        ExitCodes.LOAD,
                        file + " has a line that is no metric with a value: \"" + String.join(",", line)
                                + "\"; write it again with consilium run --outputs");
            }
        }
        return values;
    }
}

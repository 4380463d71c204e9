// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.pool;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.batch.internal.console.AlignedTable;
import org.consilium.batch.internal.console.Json;

/**
 * What several runs of one workflow say together, for instance with three seeds. Where the workflow compares arms, each a
 * GED Evaluator of its own, the first is set against every other, paired by run: what a run's data do to all arms drops out.
 */
public final class RunPool {
    private final List<RunFolder> runs;
    private final Map<String, String> arms;
    private final List<String> metrics;

    private RunPool(List<RunFolder> runs, Map<String, String> arms, List<String> metrics) {
        this.runs = runs;
        this.arms = arms;
        this.metrics = metrics;
    }

    /**
     * @param folders one for each run, as {@code run --outputs} wrote them
     * @param named names for arms, each with its node such as {@code GED Evaluator (#7)}; empty takes all nodes as they are
     * @param wanted metrics; empty takes all
     * @throws UserError where a folder has no figures, or not those of a node or metric that is asked for
     */
    public static RunPool of(List<Path> folders, Map<String, String> named, List<String> wanted)
            throws IOException, UserError {
        List<RunFolder> runs = new ArrayList<>();
        for (Path folder : folders) {
            runs.add(RunFolder.read(folder));
        }
        Map<String, String> arms = new LinkedHashMap<>(named);
        if (arms.isEmpty()) {
            runs.get(0).nodes().keySet().forEach(node -> arms.put(node, node));
        }
        Set<String> known = new LinkedHashSet<>();
        for (int i = 0; i < runs.size(); i++) {
            for (String node : arms.values()) {
                Map<String, Double> values = runs.get(i).nodes().get(node);
                if (values == null) {
                    throw new UserError(
                            ExitCodes.LOAD,
                            folders.get(i) + " has no summary of \"" + node + "\"; it has those of "
                                    + runs.get(i).nodes().keySet());
                }
                known.addAll(values.keySet());
            }
        }
        for (String metric : wanted) {
            if (!known.contains(metric)) {
                throw new UserError(ExitCodes.LOAD, "no run has the metric \"" + metric + "\"; they have " + known);
            }
        }
        return new RunPool(runs, arms, wanted.isEmpty() ? List.copyOf(known) : List.copyOf(wanted));
    }

    /** One line for each metric and arm, and one for each difference of the first arm to another. */
    public List<String> lines() {
        AlignedTable table = new AlignedTable("METRIC", "ARM", "MEAN", "+-95%", "RUNS");
        means().forEach((metric, rows) -> rows.forEach((arm, mean) ->
                table.add(metric, arm, figure(mean.mean()), figure(mean.margin()), Integer.toString(mean.runs()))));
        return table.lines();
    }

    /** {@code [{"metric":…,"arm":…,"mean":…,"margin95":number|null,"runs":…}]}. */
    public JsonArray toJson() {
        JsonArray array = new JsonArray();
        means().forEach((metric, rows) -> rows.forEach((arm, mean) -> {
            JsonObject row = new JsonObject();
            row.addProperty("metric", metric);
            row.addProperty("arm", arm);
            row.add("mean", Json.number(mean.mean()));
            row.add("margin95", Json.number(mean.margin()));
            row.addProperty("runs", mean.runs());
            array.add(row);
        }));
        return array;
    }

    private Map<String, Map<String, RunMean>> means() {
        Map<String, Map<String, RunMean>> all = new LinkedHashMap<>();
        for (String metric : metrics) {
            Map<String, RunMean> rows = new LinkedHashMap<>();
            arms.forEach((arm, node) -> rows.put(arm, RunMean.of(values(metric, node))));
            List<String> names = List.copyOf(arms.keySet());
            for (String other : names.subList(1, names.size())) {
                rows.put(names.get(0) + " - " + other, difference(metric, arms.get(names.get(0)), arms.get(other)));
            }
            all.put(metric, rows);
        }
        return all;
    }

    private RunMean difference(String metric, String node, String other) {
        List<Double> first = values(metric, node);
        List<Double> second = values(metric, other);
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            differences.add(first.get(i) - second.get(i));
        }
        return RunMean.of(differences);
    }

    private List<Double> values(String metric, String node) {
        return runs.stream()
                .map(run -> run.nodes().get(node).getOrDefault(metric, Double.NaN))
                .toList();
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}

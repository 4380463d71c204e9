// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.pool;

import com.google.gson.JsonArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.batch.internal.console.AlignedTable;
import org.consilium.segmentation.comparison.Arm;
import org.consilium.segmentation.comparison.Comparison;
import org.consilium.segmentation.comparison.ComparisonSettings;
import org.consilium.segmentation.comparison.Contrast;
import org.consilium.segmentation.metrics.MetricInfo;

/**
 * What several runs of one workflow say together, for instance with three seeds. Where the workflow compares arms, each a
 * GED Evaluator of its own, the first is set against every other: paired by run, so that what a run's data do to all arms
 * drops out, and paired by case over patients, as the node Model Comparison does.
 */
public final class RunPool {
    private static final long SEED = 1337;

    private final List<PoolArm> arms;
    private final List<String> metrics;
    private final Comparison comparison;

    private RunPool(List<PoolArm> arms, List<String> metrics) {
        this.arms = arms;
        this.metrics = metrics;
        comparison = compare(arms, metrics);
    }

    /**
     * @param folders one for each run, as {@code run --outputs} wrote them
     * @param named names for arms, each with its node such as {@code GED Evaluator (#7)}; empty takes all nodes, named by
     *     their method and settings
     * @param wanted metrics; empty takes all
     * @throws UserError where a folder has no figures, or not those of a node or metric that is asked for
     */
    public static RunPool of(List<Path> folders, Map<String, String> named, List<String> wanted)
            throws IOException, UserError {
        List<RunFolder> runs = new ArrayList<>();
        for (Path folder : folders) {
            runs.add(RunFolder.read(folder));
        }
        for (int i = 0; i < runs.size(); i++) {
            for (String node : named.values()) {
                if (!runs.get(i).nodes().containsKey(node)) {
                    throw new UserError(
                            ExitCodes.LOAD,
                            folders.get(i) + " has no summary of \"" + node + "\"; it has those of "
                                    + runs.get(i).nodes().keySet());
                }
            }
        }
        List<PoolArm> arms = named.isEmpty() ? PoolArm.found(runs) : PoolArm.named(named, runs);
        Set<String> known = new LinkedHashSet<>();
        arms.forEach(arm ->
                arm.runs().values().forEach(run -> known.addAll(run.means().keySet())));
        for (String metric : wanted) {
            if (!known.contains(metric)) {
                throw new UserError(ExitCodes.LOAD, "no run has the metric \"" + metric + "\"; they have " + known);
            }
        }
        return new RunPool(arms, wanted.isEmpty() ? List.copyOf(known) : List.copyOf(wanted));
    }

    /** Null where there is nothing to compare case by case. */
    private static Comparison compare(List<PoolArm> arms, List<String> metrics) {
        List<MetricInfo> figures = metrics.stream()
                .flatMap(metric -> MetricInfo.ofKey(metric).stream())
                .filter(metric -> !metric.usesLabels())
                .toList();
        List<Arm> cases = arms.stream().map(PoolArm::cases).toList();
        return arms.size() < 2 || figures.isEmpty() || cases.stream().anyMatch(arm -> arm.size() == 0)
                ? null
                : Comparison.of(cases, new ComparisonSettings(figures, false, SEED));
    }

    /** What the reader must know: cases of one arm only, cases whose masks differ, few patients. */
    public List<String> warnings() {
        return comparison == null ? List.of() : comparison.warnings();
    }

    /**
     * One line for each metric and arm, and one for each difference of the first arm to another, over runs; below them
     * those differences over patients.
     */
    public List<String> lines() {
        List<PoolRow> rows = rows();
        AlignedTable means = new AlignedTable("METRIC", "ARM", "MEAN", "+-95%", "RUNS");
        rows.forEach(row -> means.add(row.meanCells()));
        if (comparison == null) {
            return means.lines();
        }
        AlignedTable paired = new AlignedTable(
                "METRIC",
                "PAIRED BY CASE",
                "MEAN",
                "LOWER95",
                "UPPER95",
                "P",
                "P-HOLM",
                "D-Z",
                "CASES",
                "PATIENTS",
                "BETTER",
                "NOTE");
        rows.stream().filter(row -> row.contrast() != null).forEach(row -> paired.add(row.pairedCells()));
        return Stream.of(means.lines(), List.of(""), paired.lines())
                .flatMap(List::stream)
                .toList();
    }

    /** One {@link PoolRow#toJson} a metric and arm, or difference. */
    public JsonArray toJson() {
        JsonArray array = new JsonArray();
        rows().forEach(row -> array.add(row.toJson()));
        return array;
    }

    /** A header, and a line for each metric and arm, or difference; null is an empty field. */
    public List<List<String>> csv() {
        List<List<String>> lines = new ArrayList<>(List.of(PoolRow.HEADER));
        rows().forEach(row -> lines.add(row.csv()));
        return lines;
    }

    private List<PoolRow> rows() {
        Map<String, Contrast> contrasts = new HashMap<>();
        if (comparison != null) {
            comparison.contrasts().forEach(c -> contrasts.put(c.metric().key() + "\n" + c.second(), c));
        }
        List<PoolRow> rows = new ArrayList<>();
        for (String metric : metrics) {
            arms.forEach(arm -> rows.add(new PoolRow(metric, arm.name(), RunMean.of(arm.means(metric)), null)));
            for (PoolArm other : arms.subList(1, arms.size())) {
                rows.add(new PoolRow(
                        metric,
                        arms.get(0).name() + " - " + other.name(),
                        RunMean.of(arms.get(0).differences(other, metric)),
                        contrasts.get(metric + "\n" + other.name())));
            }
        }
        return rows;
    }
}

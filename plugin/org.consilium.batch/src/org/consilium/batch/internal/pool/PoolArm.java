// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.pool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.consilium.ground.NaturalOrder;
import org.consilium.segmentation.comparison.Arm;
import org.consilium.segmentation.comparison.ArmNames;
import org.consilium.segmentation.comparison.EvaluatedCase;
import org.consilium.segmentation.comparison.Recipe;

/**
 * An evaluator of all runs that have it: one way to predict, with several seeds or on several folds.
 *
 * @param name as users know it
 * @param runs by the number of the run, in their order
 */
record PoolArm(String name, Map<Integer, RunNode> runs) {

    private record Key(String node, Recipe recipe) {}

    /** The nodes of these names, which all runs have. */
    static List<PoolArm> named(Map<String, String> arms, List<RunFolder> runs) {
        List<PoolArm> named = new ArrayList<>();
        arms.forEach((name, node) -> {
            Map<Integer, RunNode> own = new LinkedHashMap<>();
            for (int i = 0; i < runs.size(); i++) {
                own.put(i, runs.get(i).nodes().get(node));
            }
            named.add(new PoolArm(name, own));
        });
        return named;
    }

    /**
     * All nodes, named by method and settings where they are known. Runs that differ in more than seeds and folds are
     * other arms, also if the node is called the same.
     */
    static List<PoolArm> found(List<RunFolder> runs) {
        Map<Key, Map<Integer, RunNode>> found = new LinkedHashMap<>();
        SortedSet<String> nodes = new TreeSet<>(NaturalOrder.BY_NAME);
        runs.forEach(run -> nodes.addAll(run.nodes().keySet()));
        for (String node : nodes) {
            for (int i = 0; i < runs.size(); i++) {
                RunNode one = runs.get(i).nodes().get(node);
                if (one != null) {
                    found.computeIfAbsent(new Key(node, one.recipe()), key -> new LinkedHashMap<>())
                            .put(i, one);
                }
            }
        }
        List<Key> keys = List.copyOf(found.keySet());
        List<String> names = ArmNames.of(
                keys.stream().map(Key::recipe).toList(),
                keys.stream().map(Key::node).toList());
        List<PoolArm> arms = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            arms.add(new PoolArm(names.get(i), found.get(keys.get(i))));
        }
        arms.sort(Comparator.comparing(PoolArm::name, NaturalOrder.BY_NAME));
        return arms;
    }

    /** The mean of a metric in each run. */
    List<Double> means(String metric) {
        return runs.values().stream()
                .map(run -> run.means().getOrDefault(metric, Double.NaN))
                .toList();
    }

    /** This less another, in each run that has both. */
    List<Double> differences(PoolArm other, String metric) {
        List<Double> differences = new ArrayList<>();
        runs.forEach((number, run) -> {
            RunNode second = other.runs.get(number);
            if (second != null) {
                differences.add(run.means().getOrDefault(metric, Double.NaN)
                        - second.means().getOrDefault(metric, Double.NaN));
            }
        });
        return differences;
    }

    /** Its figures case by case, of all runs. */
    Arm cases() {
        List<EvaluatedCase> all = new ArrayList<>();
        runs.values().forEach(run -> all.addAll(run.cases()));
        return new Arm(name, all);
    }
}

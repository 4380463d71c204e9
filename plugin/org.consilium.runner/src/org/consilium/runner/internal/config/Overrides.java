// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.consilium.knwf.config.ConfigTree;
import org.knime.core.internal.bridge.Variable;

/**
 * What replaces parts of a workflow when it is loaded.
 *
 * @param variables values of workflow variables
 * @param options values of settings
 */
public record Overrides(List<Variable> variables, List<SettingOption> options) {
    public static final Overrides NONE = new Overrides(List.of(), List.of());

    /**
     * Whether a node's settings are no longer those that its result came from, so that it has to run again.
     *
     * @param node id of the node
     * @param settings content of its {@code settings.xml}
     */
    public boolean changes(int node, ConfigTree settings) {
        ConfigTree used = settings.child("variables");
        return options.stream().anyMatch(option -> option.node() == node)
                || used != null && variables.stream().anyMatch(variable -> uses(used, variable.name()));
    }

    private static boolean uses(ConfigTree tree, String variable) {
        return used(tree).anyMatch(variable::equals);
    }

    /**
     * What the workflow has no place for.
     *
     * @param declared names of the workflow's own variables
     * @param nodes labels of its nodes by their ids
     * @param settings contents of their {@code settings.xml}
     * @return a line each, which lists what there is
     */
    public List<String> strangers(Set<String> declared, SortedMap<Integer, String> nodes, List<ConfigTree> settings) {
        SortedSet<String> known = new TreeSet<>(declared);
        settings.stream()
                .map(node -> node.child("variables"))
                .filter(Objects::nonNull)
                .flatMap(Overrides::used)
                .forEach(known::add);
        List<String> strangers = new ArrayList<>();
        for (Variable variable : variables) {
            if (!known.contains(variable.name())) {
                strangers.add("-workflow.variable: the workflow has no variable \"" + variable.name() + "\"; it has "
                        + (known.isEmpty() ? "none" : String.join(", ", known)));
            }
        }
        for (SettingOption option : options) {
            if (!nodes.containsKey(option.node())) {
                strangers.add("-option: there is no node #" + option.node() + "; there are "
                        + String.join(", ", nodes.values()));
            }
        }
        return strangers;
    }

    private static Stream<String> used(ConfigTree tree) {
        Stream<String> below =
                tree.keys().stream().map(tree::child).filter(Objects::nonNull).flatMap(Overrides::used);
        return Stream.concat(Stream.ofNullable(tree.text("used_variable")), below);
    }
}

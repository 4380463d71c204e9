// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.config;

import java.util.List;
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
        return variable.equals(tree.text("used_variable"))
                || tree.keys().stream().map(tree::child).anyMatch(child -> child != null && uses(child, variable));
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.config;

import java.util.List;
import org.knime.core.internal.bridge.Variable;

/**
 * What replaces parts of a workflow when it is loaded.
 *
 * @param variables values of workflow variables
 * @param options values of settings
 */
public record Overrides(List<Variable> variables, List<SettingOption> options) {
    public static final Overrides NONE = new Overrides(List.of(), List.of());
}

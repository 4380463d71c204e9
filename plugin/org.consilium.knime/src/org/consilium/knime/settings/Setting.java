// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.settings;

import java.util.List;

/**
 * One setting of a node.
 *
 * @param key as it stands in saved workflows and in {@code -option}
 * @param type as {@code -option} calls it: {@code int}, {@code long}, {@code double}, {@code boolean} or {@code String}
 * @param value default as text
 * @param unit what a number measures, or an empty text
 * @param choices what can be chosen; empty where the value is free
 * @param advanced whether the dialog shows it only on request
 * @param title as the dialog shows it
 * @param description plain text
 */
public record Setting(
        String key,
        String type,
        String value,
        String unit,
        List<Choice> choices,
        boolean advanced,
        String title,
        String description) {

    /**
     * One of the values of a setting.
     *
     * @param value as it stands in saved workflows and in {@code -option}
     * @param label as the dialog shows it
     */
    public record Choice(String value, String label) {}

    public Setting {
        choices = List.copyOf(choices);
    }
}

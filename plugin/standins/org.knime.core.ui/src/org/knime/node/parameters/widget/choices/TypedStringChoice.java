// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

import org.knime.core.data.DataColumnSpec;

/** A string to choose, with the type of what it names. */
public record TypedStringChoice(String id, String text, PossibleTypeValue type) {
    public static TypedStringChoice fromColSpec(DataColumnSpec column) {
        String name = column.getType().toString();
        return new TypedStringChoice(column.getName(), column.getName(), new PossibleTypeValue(name, name));
    }

    /** The type of a choice. */
    public record PossibleTypeValue(String id, String text) {}
}

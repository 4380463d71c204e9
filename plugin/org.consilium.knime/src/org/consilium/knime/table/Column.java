// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.table;

import org.knime.core.data.DataType;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;

/**
 * A column of a {@link Table}.
 *
 * @param name in small letters and words joined by underscores, the unit at its end
 * @param formerName the name in version 0.1; the same as {@code name} where it has not changed
 * @param type of its cells
 * @param description one phrase for users: what the value says, its range, which way is good
 */
public record Column(String name, String formerName, DataType type, String description) {

    Column(String name, DataType type, String description) {
        this(name, name, type, description);
    }

    Column formerly(String former) {
        return new Column(name, former, type, description);
    }

    /** The type in one word: text, whole number, number or picture. */
    public String kind() {
        if (type.equals(StringCell.TYPE)) {
            return "text";
        } else if (type.equals(IntCell.TYPE) || type.equals(LongCell.TYPE)) {
            return "whole number";
        }
        return type.equals(DoubleCell.TYPE) ? "number" : "picture";
    }

    /** The name under a choice. */
    public String name(ColumnNames names) {
        return names == ColumnNames.AS_IN_0_1 ? formerName : name;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.selection;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;

/** A column of a connected table that holds names or values: texts, or whole numbers. Capitals of its name don't count. */
final class NameColumn {

    private NameColumn() {}

    /**
     * @param what names the setting
     * @return the index of the column
     * @throws InvalidSettingsException if there is none, or one of another type; lists the columns that can be chosen
     */
    static int index(DataTableSpec table, String what, String name) throws InvalidSettingsException {
        List<DataColumnSpec> choices = choices(table);
        return choices.stream()
                .filter(column -> column.getName().equals(name))
                .findFirst()
                .or(() -> choices.stream()
                        .filter(column -> column.getName().equalsIgnoreCase(name))
                        .findFirst())
                .map(column -> table.findColumnIndex(column.getName()))
                .orElseThrow(() -> new InvalidSettingsException(String.format(
                        Locale.ROOT,
                        "%s: the connected table has no column '%s' of texts or whole numbers. Choose one of its columns:"
                                + " %s.",
                        what,
                        name,
                        choices.isEmpty()
                                ? "it has none"
                                : String.join(
                                        ", ",
                                        choices.stream()
                                                .map(column -> "'" + column.getName() + "'")
                                                .toList()))));
    }

    /** The columns that can be chosen. */
    static List<DataColumnSpec> choices(DataTableSpec table) {
        return IntStream.range(0, table.getNumColumns())
                .mapToObj(table::getColumnSpec)
                .filter(column -> holdsNames(column.getType()))
                .toList();
    }

    private static boolean holdsNames(DataType type) {
        return type.isCompatible(StringValue.class)
                || type.isCompatible(IntValue.class)
                || type.isCompatible(LongValue.class);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.def;

import java.util.Objects;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.NominalValue;
import org.knime.core.data.StringValue;

/** A string. */
public final class StringCell extends DataCell implements StringValue, NominalValue {
    public static final DataType TYPE = DataType.getType(StringCell.class);

    private static final long serialVersionUID = 1L;

    private final String value;

    public StringCell(String value) {
        this.value = Objects.requireNonNull(value, "a string cell may not be null: use a MissingCell");
    }

    @Override
    public String getStringValue() {
        return value;
    }

    @Override
    protected boolean equalsDataCell(DataCell other) {
        return ((StringCell) other).value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}

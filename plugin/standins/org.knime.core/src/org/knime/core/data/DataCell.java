// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.io.Serializable;

/** One immutable cell of a table. */
public abstract class DataCell implements DataValue, Serializable {
    private static final long serialVersionUID = 1L;

    public DataCell() {}

    public final DataType getType() {
        return DataType.getType(getClass());
    }

    public boolean isMissing() {
        return false;
    }

    @Override
    public abstract String toString();

    /** Cells of different classes are never equal. */
    @Override
    public final boolean equals(Object other) {
        return this == other || other instanceof DataCell cell && cell.getClass() == getClass() && equalsDataCell(cell);
    }

    /** Compares with a cell of the same class. */
    protected abstract boolean equalsDataCell(DataCell other);

    @Override
    public abstract int hashCode();
}

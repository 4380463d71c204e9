// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.def;

import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;

/** A double. */
public final class DoubleCell extends DataCell implements DoubleValue, BoundedValue {
    public static final DataType TYPE = DataType.getType(DoubleCell.class);

    private static final long serialVersionUID = 1L;

    private final double value;

    public DoubleCell(double value) {
        this.value = value;
    }

    @Override
    public double getDoubleValue() {
        return value;
    }

    @Override
    protected boolean equalsDataCell(DataCell other) {
        return Double.compare(((DoubleCell) other).value, value) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value);
    }

    @Override
    public String toString() {
        return Double.toString(value);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.def;

import org.knime.core.data.BooleanValue;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.NominalValue;

/** True or false. */
public final class BooleanCell extends DataCell
        implements BooleanValue, IntValue, LongValue, DoubleValue, BoundedValue, NominalValue {
    public static final BooleanCell TRUE = new BooleanCell(true);
    public static final BooleanCell FALSE = new BooleanCell(false);
    public static final DataType TYPE = DataType.getType(BooleanCell.class);

    private static final long serialVersionUID = 1L;

    private final boolean value;

    private BooleanCell(boolean value) {
        this.value = value;
    }

    public static final BooleanCell get(boolean value) {
        return value ? TRUE : FALSE;
    }

    @Override
    public boolean getBooleanValue() {
        return value;
    }

    @Override
    public int getIntValue() {
        return value ? 1 : 0;
    }

    @Override
    public long getLongValue() {
        return getIntValue();
    }

    @Override
    public double getDoubleValue() {
        return getIntValue();
    }

    @Override
    protected boolean equalsDataCell(DataCell other) {
        return ((BooleanCell) other).value == value;
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(value);
    }

    @Override
    public String toString() {
        return Boolean.toString(value);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.table;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.internal.bridge.Bounds;

/** Finds the lowest and highest cell of one column; only of ints, longs and doubles. NaN is no bound. */
final class ColumnBounds {
    private final boolean bounded;
    private Bounds bounds;

    private ColumnBounds(boolean bounded, Bounds start) {
        this.bounded = bounded;
        this.bounds = start;
    }

    static ColumnBounds of(DataColumnSpec column, boolean initDomain) {
        Class<?> type = column.getType().getCellClass();
        boolean bounded = type == IntCell.class || type == LongCell.class || type == DoubleCell.class;
        boolean keep = !initDomain && column.getDomain() instanceof Bounds;
        return new ColumnBounds(bounded, keep ? (Bounds) column.getDomain() : Bounds.UNKNOWN);
    }

    void add(DataCell cell) {
        if (!bounded || cell.isMissing() || Double.isNaN(value(cell))) {
            return;
        }
        boolean lower = bounds.lower() == null || compare(cell, bounds.lower()) < 0;
        boolean upper = bounds.upper() == null || compare(cell, bounds.upper()) > 0;
        if (lower || upper) {
            bounds = new Bounds(lower ? cell : bounds.lower(), upper ? cell : bounds.upper());
        }
    }

    Bounds bounds() {
        return bounds;
    }

    private static int compare(DataCell a, DataCell b) {
        if (a instanceof LongCell left && b instanceof LongCell right) {
            return Long.compare(left.getLongValue(), right.getLongValue());
        }
        return Double.compare(value(a), value(b));
    }

    private static double value(DataCell cell) {
        return ((DoubleValue) cell).getDoubleValue();
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.def;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;

/** A row over a list of cells. */
public class DefaultRow implements DataRow {
    private final RowKey key;
    private final List<DataCell> cells;

    public DefaultRow(RowKey key, DataCell... cells) {
        this(key, List.of(cells));
    }

    public DefaultRow(String key, DataCell... cells) {
        this(new RowKey(key), cells);
    }

    public DefaultRow(String key, List<DataCell> cells) {
        this(new RowKey(key), cells);
    }

    public DefaultRow(RowKey key, List<DataCell> cells) {
        this.key = key;
        this.cells = List.copyOf(cells);
    }

    public DefaultRow(RowKey key, double... values) {
        this(key, DoubleStream.of(values).mapToObj(DoubleCell::new).toArray(DataCell[]::new));
    }

    public DefaultRow(String key, double... values) {
        this(new RowKey(key), values);
    }

    public DefaultRow(RowKey key, int... values) {
        this(key, IntStream.of(values).mapToObj(IntCell::new).toArray(DataCell[]::new));
    }

    public DefaultRow(String key, int... values) {
        this(new RowKey(key), values);
    }

    public DefaultRow(RowKey key, String... values) {
        this(key, Arrays.stream(values).map(StringCell::new).toArray(DataCell[]::new));
    }

    public DefaultRow(String key, String... values) {
        this(new RowKey(key), values);
    }

    @Override
    public final int getNumCells() {
        return cells.size();
    }

    @Override
    public final RowKey getKey() {
        return key;
    }

    @Override
    public final DataCell getCell(int index) {
        return cells.get(index);
    }

    @Override
    public Iterator<DataCell> iterator() {
        return cells.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DefaultRow row && row.key.equals(key) && row.cells.equals(cells);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + cells.hashCode();
    }

    @Override
    public String toString() {
        return key + ": " + cells;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.swing.JComponent;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;
import org.knime.core.node.port.PortObjectSpec;

/** Names and types of a table's columns; the names are unique. */
public final class DataTableSpec implements PortObjectSpec, Iterable<DataColumnSpec> {
    private static final String DEFAULT_NAME = "default";

    private final String name;
    private final List<DataColumnSpec> columns;
    private final Map<String, Integer> indices = new HashMap<>();

    public DataTableSpec() {
        this(new DataColumnSpec[0]);
    }

    public DataTableSpec(DataColumnSpec... columns) {
        this(DEFAULT_NAME, columns);
    }

    public DataTableSpec(String[] names, DataType[] types) {
        this(createColumnSpecs(names, types));
    }

    public DataTableSpec(String name, String[] names, DataType[] types) {
        this(name, createColumnSpecs(names, types));
    }

    public DataTableSpec(String name, DataColumnSpec... columns) {
        this.name = name == null ? DEFAULT_NAME : name;
        this.columns = List.of(columns);
        for (DataColumnSpec column : columns) {
            if (indices.put(column.getName(), indices.size()) != null) {
                throw new IllegalArgumentException("The column \"" + column.getName() + "\" is there twice");
            }
        }
    }

    public static final DataColumnSpec[] createColumnSpecs(String[] names, DataType[] types) {
        if (names.length != types.length) {
            throw new IllegalArgumentException(names.length + " names, but " + types.length + " types");
        }
        DataColumnSpec[] result = new DataColumnSpec[names.length];
        Arrays.setAll(result, i -> new DataColumnSpecCreator(names[i], types[i]).createSpec());
        return result;
    }

    public String getName() {
        return name;
    }

    public int getNumColumns() {
        return columns.size();
    }

    public DataColumnSpec getColumnSpec(int index) {
        return columns.get(index);
    }

    /** Returns a column, or {@code null} where there is none of that name. */
    public DataColumnSpec getColumnSpec(String column) {
        int index = findColumnIndex(column);
        return index < 0 ? null : columns.get(index);
    }

    /** Returns the index of a column, or -1. */
    public int findColumnIndex(String column) {
        return indices.getOrDefault(column, -1);
    }

    public boolean containsName(String column) {
        return indices.containsKey(column);
    }

    public boolean containsCompatibleType(Class<? extends DataValue> valueClass) {
        return columns.stream().anyMatch(column -> column.getType().isCompatible(valueClass));
    }

    public final String[] getColumnNames() {
        return columns.stream().map(DataColumnSpec::getName).toArray(String[]::new);
    }

    /** Same names and types in the same order. */
    public boolean equalStructure(DataTableSpec other) {
        if (other == null || other.columns.size() != columns.size()) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).equalStructure(other.columns.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Iterator<DataColumnSpec> iterator() {
        return Collections.unmodifiableList(columns).iterator();
    }

    public Stream<DataColumnSpec> stream() {
        return columns.stream();
    }

    public void save(ConfigWO config) {
        config.addString("spec_name", name);
        config.addInt("number_columns", columns.size());
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).save(config.addConfig("column_spec_" + i));
        }
    }

    public static DataTableSpec load(ConfigRO config) throws InvalidSettingsException {
        DataColumnSpec[] columns = new DataColumnSpec[config.getInt("number_columns")];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = DataColumnSpec.load(config.getConfig("column_spec_" + i));
        }
        return new DataTableSpec(config.getString("spec_name"), columns);
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataTableSpec spec && columns.equals(spec.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    @Override
    public String toString() {
        return columns.toString();
    }
}

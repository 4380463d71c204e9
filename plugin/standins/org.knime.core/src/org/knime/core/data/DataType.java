// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** The type of a column: the class of its cells. */
public final class DataType {
    private static final String KEY = "cell_class";

    private final Class<? extends DataCell> cellClass;

    private DataType(Class<? extends DataCell> cellClass) {
        this.cellClass = Objects.requireNonNull(cellClass, "cell class");
    }

    public static DataType getType(Class<? extends DataCell> cellClass) {
        return new DataType(cellClass);
    }

    /** Returns a missing cell without a reason. */
    public static DataCell getMissingCell() {
        return new MissingCell(null);
    }

    public Class<? extends DataCell> getCellClass() {
        return cellClass;
    }

    /** What the cells are, seen as values: every such interface of their class. */
    public List<Class<? extends DataValue>> getValueClasses() {
        Set<Class<? extends DataValue>> values = new LinkedHashSet<>();
        for (Class<?> type = cellClass; type != null; type = type.getSuperclass()) {
            addValues(type, values);
        }
        return List.copyOf(values);
    }

    private static void addValues(Class<?> type, Set<Class<? extends DataValue>> values) {
        for (Class<?> above : type.getInterfaces()) {
            if (DataValue.class.isAssignableFrom(above)) {
                values.add(above.asSubclass(DataValue.class));
                addValues(above, values);
            }
        }
    }

    public boolean isMissingValueType() {
        return cellClass == MissingCell.class;
    }

    public boolean isCompatible(Class<? extends DataValue> valueClass) {
        return isMissingValueType() || valueClass.isAssignableFrom(cellClass);
    }

    public boolean isASuperTypeOf(DataType type) {
        return type.isMissingValueType() || equals(type);
    }

    public void save(ConfigWO config) {
        config.addString(KEY, cellClass.getName());
    }

    public static DataType load(ConfigRO config) throws InvalidSettingsException {
        String name = config.getString(KEY);
        try {
            return new DataType(
                    Class.forName(name, false, DataType.class.getClassLoader()).asSubclass(DataCell.class));
        } catch (ClassNotFoundException | ClassCastException | NullPointerException e) {
            throw new InvalidSettingsException("The cell class " + name + " is not known here", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataType type && type.cellClass == cellClass;
    }

    @Override
    public int hashCode() {
        return cellClass.hashCode();
    }

    @Override
    public String toString() {
        return cellClass.getSimpleName();
    }
}

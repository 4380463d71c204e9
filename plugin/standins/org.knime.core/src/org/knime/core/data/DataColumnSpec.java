// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.Objects;
import org.knime.core.internal.bridge.Bounds;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.Config;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** Name, type and domain of a column. */
public final class DataColumnSpec {
    private final String name;
    private final DataType type;
    private final DataColumnDomain domain;

    DataColumnSpec(String name, DataType type, DataColumnDomain domain) {
        this.name = Objects.requireNonNull(name, "column name");
        this.type = Objects.requireNonNull(type, "column type");
        this.domain = domain;
    }

    public String getName() {
        return name;
    }

    public DataType getType() {
        return type;
    }

    public DataColumnDomain getDomain() {
        return domain;
    }

    /** Same name and type; the domain does not count. */
    public boolean equalStructure(DataColumnSpec other) {
        return other != null && name.equals(other.name) && type.equals(other.type);
    }

    public void save(ConfigWO config) {
        config.addString("column_name", name);
        config.addConfig("element_names").addInt("array-size", 0);
        type.save(config.addConfig("column_type"));
        Config target = config.addConfig("column_domain");
        if (domain instanceof Bounds bounds && bounds.lower() != null) {
            target.addDataCell("lower_bound", bounds.lower());
            target.addDataCell("upper_bound", bounds.upper());
        }
        config.addConfig("column_properties");
        config.addConfig("meta_data");
    }

    public static DataColumnSpec load(ConfigRO config) throws InvalidSettingsException {
        Config source = config.getConfig("column_domain");
        Bounds bounds = source.containsKey("lower_bound")
                ? new Bounds(source.getDataCell("lower_bound"), source.getDataCell("upper_bound"))
                : Bounds.UNKNOWN;
        return new DataColumnSpec(
                config.getString("column_name"), DataType.load(config.getConfig("column_type")), bounds);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataColumnSpec spec && equalStructure(spec) && domain.equals(spec.domain);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type);
    }

    @Override
    public String toString() {
        return name + " (" + type + ")";
    }
}

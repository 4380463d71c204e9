// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import org.knime.core.internal.bridge.Bounds;

/** Makes column specs. */
public final class DataColumnSpecCreator {
    private String name;
    private DataType type;
    private DataColumnDomain domain;

    public DataColumnSpecCreator(String name, DataType type) {
        this.name = name;
        this.type = type;
        this.domain = Bounds.UNKNOWN;
    }

    public DataColumnSpecCreator(DataColumnSpec spec) {
        this(spec.getName(), spec.getType());
        this.domain = spec.getDomain();
    }

    public void setName(String newName) {
        this.name = newName;
    }

    public void setType(DataType newType) {
        this.type = newType;
    }

    /** Sets the domain; {@code null} means that nothing is known. */
    public void setDomain(DataColumnDomain newDomain) {
        this.domain = newDomain == null ? Bounds.UNKNOWN : newDomain;
    }

    public DataType getType() {
        return type;
    }

    public DataColumnSpec createSpec() {
        return new DataColumnSpec(name, type, domain);
    }
}

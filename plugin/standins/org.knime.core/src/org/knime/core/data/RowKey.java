// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.Objects;

/** The key of a row, unique in its table. */
public final class RowKey implements RowKeyValue {
    private final String key;

    public RowKey(String key) {
        this.key = Objects.requireNonNull(key, "a row key may not be null");
    }

    @Override
    public String getString() {
        return key;
    }

    /** Returns the key {@code Row<index>}. */
    public static RowKey createRowKey(int index) {
        return new RowKey("Row" + index);
    }

    /** Returns the key {@code Row<index>}. */
    public static RowKey createRowKey(long index) {
        return new RowKey("Row" + index);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey row && row.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.Objects;

/** A cell without a value, with the reason or {@code null}. */
public final class MissingCell extends DataCell implements MissingValue {
    private static final long serialVersionUID = 1L;

    private final String error;

    public MissingCell(String error) {
        this.error = error;
    }

    @Override
    public String getError() {
        return error;
    }

    @Override
    public boolean isMissing() {
        return true;
    }

    @Override
    public String toString() {
        return "?";
    }

    @Override
    protected boolean equalsDataCell(DataCell other) {
        return Objects.equals(error, ((MissingCell) other).error);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(error);
    }
}

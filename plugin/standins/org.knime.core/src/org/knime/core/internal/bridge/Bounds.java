// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.internal.bridge;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;

/**
 * The lowest and the highest value of a column; both {@code null} where nothing is known.
 *
 * @param lower lowest cell or {@code null}
 * @param upper highest cell or {@code null}
 */
public record Bounds(DataCell lower, DataCell upper) implements DataColumnDomain {
    public static final Bounds UNKNOWN = new Bounds(null, null);
}

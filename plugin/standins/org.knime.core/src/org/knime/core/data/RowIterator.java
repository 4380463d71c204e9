// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.Iterator;

/** Runs over the rows of a table. */
public abstract class RowIterator implements Iterator<DataRow> {
    protected RowIterator() {}
}

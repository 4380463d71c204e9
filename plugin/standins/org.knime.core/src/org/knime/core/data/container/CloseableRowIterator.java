// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container;

import org.knime.core.data.RowIterator;

/** Runs over the rows of a table and is closed by whoever opened it. */
public abstract class CloseableRowIterator extends RowIterator implements AutoCloseable {
    protected CloseableRowIterator() {}

    @Override
    public abstract void close();
}

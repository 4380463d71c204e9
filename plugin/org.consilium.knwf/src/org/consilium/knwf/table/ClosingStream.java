// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that closes what it comes from, too. */
final class ClosingStream extends FilterInputStream {
    private final Closeable source;

    ClosingStream(InputStream in, Closeable source) {
        super(in);
        this.source = source;
    }

    @Override
    public void close() throws IOException {
        try (source) {
            super.close();
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import java.io.IOException;
import java.io.OutputStream;

/** Writes what {@link BlockInput} reads. */
final class BlockOutput extends OutputStream {
    private final OutputStream out;

    /** The caller closes the stream that is written to. */
    BlockOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        int next = value & 0xFF;
        if (next == BlockInput.END || next == BlockInput.ESCAPE) {
            out.write(BlockInput.ESCAPE);
        }
        out.write(next);
    }

    void end() throws IOException {
        out.write(BlockInput.END);
    }

    /** Writes a byte between two blocks. */
    void raw(int value) throws IOException {
        out.write(value);
    }
}

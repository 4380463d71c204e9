// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The blocks of a table's rows: each key and each cell ends with {@code 0x61}. Inside of a block {@code 0x62} stands
 * before a byte that is one of the two. The stream ends where the block ends, until {@link #end} goes on to the next.
 */
final class BlockInput extends InputStream {
    static final int END = 0x61;
    static final int ESCAPE = 0x62;

    private final InputStream in;
    private final boolean escaped;
    private boolean ended;
    private boolean exhausted;

    /**
     * @param in what lies in the file; the caller closes it
     * @param escaped false for tables of Consilium 0.1, which has no escapes, so that only the cells tell their ends
     */
    BlockInput(InputStream in, boolean escaped) {
        this.in = in;
        this.escaped = escaped;
    }

    @Override
    public int read() throws IOException {
        if (ended) {
            return -1;
        }
        int next = raw();
        if (!escaped) {
            return next;
        }
        if (next == END) {
            ended = true;
            return -1;
        }
        return next == ESCAPE ? raw() : next;
    }

    /** Ends a block that has been read to its end, and begins the next. */
    void end() throws IOException {
        if (!ended) {
            int found = raw();
            if (found != END) {
                throw new IOException("the byte " + found + " where " + END + " belongs");
            }
        }
        ended = false;
    }

    /** Reads a byte between two blocks. */
    int raw() throws IOException {
        int next = in.read();
        if (next < 0) {
            exhausted = true;
            throw new EOFException("the rows end early");
        }
        return next;
    }

    /** Whether the file has ended, and not just a block. */
    boolean isExhausted() {
        return exhausted;
    }
}

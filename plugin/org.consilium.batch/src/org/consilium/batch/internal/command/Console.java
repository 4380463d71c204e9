// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Where commands print.
 *
 * @param out for results
 * @param err for errors and hints
 */
record Console(PrintStream out, PrintStream err) {

    PrintWriter outWriter() {
        return writer(out);
    }

    PrintWriter errWriter() {
        return writer(err);
    }

    /** Characters go through the stream, which knows the terminal's charset; a PrintWriter over its bytes would guess one. */
    private static PrintWriter writer(PrintStream stream) {
        Writer through = new Writer() {
            @Override
            public void write(char[] text, int offset, int length) {
                stream.print(new String(text, offset, length));
            }

            @Override
            public void flush() {
                stream.flush();
            }

            @Override
            public void close() {
                flush();
            }
        };
        return new PrintWriter(through, true);
    }
}

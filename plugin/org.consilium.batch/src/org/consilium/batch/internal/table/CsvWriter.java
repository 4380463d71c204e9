// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.table;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes comma-separated values as RFC 4180 says: lines end with CR LF, fields are quoted where they must be. */
public final class CsvWriter {
    private final Writer out;

    /** The caller closes the writer. */
    public CsvWriter(Writer out) {
        this.out = out;
    }

    /** Writes one line; a null is an empty field, an empty string is a quoted one, so that the two differ. */
    public void line(List<String> fields) throws IOException {
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            if (fields.get(i) != null) {
                out.write(field(fields.get(i)));
            }
        }
        out.write("\r\n");
    }

    private static String field(String text) {
        boolean quoted = text.isEmpty() || text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.table;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/** Writes comma-separated values as RFC 4180 says: lines end with CR LF, fields are quoted where they must be. */
public final class CsvWriter {
    private static final CSVFormat PLAIN = CSVFormat.RFC4180;
    private static final CSVFormat QUOTED =
            PLAIN.builder().setQuoteMode(QuoteMode.ALL).build();

    private final Writer out;

    /** The caller closes the writer. */
    public CsvWriter(Writer out) {
        this.out = out;
    }

    /** Writes one line; a null is an empty field, an empty string is a quoted one, so that the two differ. */
    public void line(List<String> fields) throws IOException {
        boolean first = true;
        for (String field : fields) {
            CSVFormat format = field != null && field.isEmpty() ? QUOTED : PLAIN;
            format.print(field, out, first);
            first = false;
        }
        PLAIN.println(out);
    }
}

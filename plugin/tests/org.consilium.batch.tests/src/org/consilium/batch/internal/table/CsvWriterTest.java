// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvWriterTest {
    @Test
    void quotesOnlyWhatMustBe() throws IOException {
        StringWriter text = new StringWriter();
        CsvWriter csv = new CsvWriter(text);

        csv.line(List.of("RowID", "a,b", "say \"so\"", "two\nlines", "plain text", "carriage\rreturn"));

        assertEquals(
                "RowID,\"a,b\",\"say \"\"so\"\"\",\"two\nlines\",plain text,\"carriage\rreturn\"\r\n", text.toString());
    }

    @Test
    void tellsMissingFromEmpty() throws IOException {
        StringWriter text = new StringWriter();

        new CsvWriter(text).line(Arrays.asList("Row0", null, "", null));

        assertEquals("Row0,,\"\",\r\n", text.toString());
    }
}

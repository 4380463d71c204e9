// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.masks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.imaging.model.ImagingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of raters, as spreadsheet programs write it. */
class RaterTableTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void separatorsQuotesAndMarksAreUnderstood(String separator) throws IOException {
        String text = "\ufeffrater,file,note\r\n".replace(",", separator)
                + "\"A \"\"one\"\"\",sub\\a.dcm,\"two\r\nlines\"\r\n".replace(",", separator)
                + "\r\n"
                + "  \r\n"
                + " B , b.dcm ,\r\n".replace(",", separator);
        RaterTable table = table(text);

        assertEquals("A \"one\"", table.rater("sub/a.dcm"));
        assertEquals("B", table.rater("deeper/b.dcm"));
        assertEquals("", table.rater("c.dcm"));
    }

    @Test
    void aSeparatorInsideOfQuotesIsNone() throws IOException {
        assertEquals("Miller, J", table("file,rater\na.dcm,\"Miller, J\"\n").rater("a.dcm"));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertTrue(error("file,who\na.dcm,A\n").contains("has no columns 'file' and 'rater'"));
        assertTrue(error("file,rater\na.dcm\n").contains("line 2 of the table of raters has too few cells"));
        assertTrue(error("file,rater\na.dcm,\"A\n").contains("is no table"));
    }

    private String error(String text) {
        return assertThrows(ImagingException.class, () -> table(text)).getMessage();
    }

    private RaterTable table(String text) throws IOException {
        return RaterTable.read(
                Files.writeString(folder.resolve("raters.csv"), text).toString());
    }
}

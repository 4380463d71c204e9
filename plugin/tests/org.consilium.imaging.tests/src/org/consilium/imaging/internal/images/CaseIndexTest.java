// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.imaging.model.ImagingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table beside case folders. */
class CaseIndexTest {
    @TempDir
    private Path folder;

    @Test
    void cellsAreFoundByCaseAndColumn() throws IOException {
        CaseIndex index = index("\ufeffid\tpatient\trow_mm\r\nc1\t p 1 \t0.5\r\n\r\nc2\t\"p\t2\"\t\r\n");

        assertEquals("p 1", index.get("c1", "patient"));
        assertEquals(0.5, index.number("c1", "row_mm"));
        assertEquals("p\t2", index.get("c2", "patient"));
        assertEquals("", index.get("c2", "row_mm"));
        assertEquals("", index.get("c3", "patient"));
        assertEquals("", index("").get("c1", "patient"));
    }

    @Test
    void whatIsWrongIsNamed() {
        assertTrue(error("case\tpatient\nc1\tp\n").contains("has no column 'id'"));
        assertTrue(error("id\tpatient\nc1\n").contains("line 2 has 1 cells where the header has 2"));
        assertTrue(error("id\nc1\nc1\n").contains("line 3 names a case for the second time"));
    }

    private String error(String text) {
        return assertThrows(ImagingException.class, () -> index(text)).getMessage();
    }

    private CaseIndex index(String text) throws IOException {
        return CaseIndex.read(Files.writeString(folder.resolve("index.tsv"), text));
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consilium.imaging.model.ImagingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertTrue(error("number\tpatient\nc1\tp\n").contains("has no column 'id'"));
        assertTrue(error("id\tpatient\nc1\n").contains("line 2 has 1 cells where the header has 2"));
        assertTrue(error("id\nc1\nc1\n").contains("line 3 names a case for the second time"));
    }

    @Test
    void columnsHaveOtherNamesAndSeparators() throws IOException {
        for (String text : new String[] {
            "case_id\tpatient_id\nc1\tp\n",
            "Case,Subject\nc1,p\n",
            "folder;participant_id\nc1;p\n",
            "ID,PatientID\nc1,p\n"
        }) {
            assertEquals("p", index(text).get("c1", "patient"), text);
        }
        assertTrue(error("id,patient,subject\nc1,p,q\n").contains("two columns for 'patient'"));
    }

    @Test
    void whatMatchesNothingIsNamed() throws IOException {
        CaseIndex index = index("id,patient,colour\nc1,p,red\nc9,p,red\n");
        List<String> warnings = index.warnings(List.of("c1", "c2"), id -> id);
        assertEquals(3, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).contains("colour"), warnings.get(0));
        assertTrue(warnings.get(1).contains("c9"), warnings.get(1));
        assertTrue(warnings.get(2).contains("lacks 1 of 2 case folders: c2"), warnings.get(2));
        assertEquals(List.of(), index("id,patient\nc1,p\n").warnings(List.of("c1"), id -> id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Index.TSV", "participants.tsv", "patients.csv", "index.tsv.csv"})
    void tablesOfOtherNamesArePassedOverWithAWord(String name) throws IOException {
        Files.writeString(folder.resolve(name), "id\tpatient\na\tP\n");
        CaseIndex index = CaseIndex.find(folder, "index.tsv");
        boolean sameFile = Files.exists(folder.resolve("index.tsv"));
        assertEquals(sameFile, index.exists());
        assertEquals(
                !sameFile, index.warnings(List.of("a"), id -> id).toString().contains("isn't called 'index.tsv'"));
        Files.writeString(folder.resolve(name), "file\trater\na\tP\n");
        assertTrue(sameFile
                || CaseIndex.find(folder, "index.tsv")
                        .warnings(List.of("a"), id -> id)
                        .isEmpty());
    }

    @Test
    void aTableIsFoundWithEitherEnding() throws IOException {
        Files.writeString(folder.resolve("index.csv"), "id,patient\nc1,p\n");
        assertEquals("p", CaseIndex.find(folder, "index.tsv").get("c1", "patient"));
        Files.writeString(folder.resolve("index.tsv"), "id\tpatient\nc1\tp\n");
        assertTrue(assertThrows(ImagingException.class, () -> CaseIndex.find(folder, "index.tsv"))
                .getMessage()
                .contains("keep one"));
    }

    private String error(String text) {
        return assertThrows(ImagingException.class, () -> index(text)).getMessage();
    }

    private CaseIndex index(String text) throws IOException {
        return CaseIndex.read(Files.writeString(folder.resolve("index.tsv"), text));
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.consilium.imaging.images.CaseIndex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose case folders are, by their names, an index or a pattern. */
class PatientsTest {
    private static final List<String> CASES = List.of("case_01", "case_02", "case_03", "case_04", "case_05", "case_06");
    private static final List<String> SITES =
            List.of("siteA_01", "siteA_02", "siteA_03", "siteB_04", "siteB_05", "siteB_06");

    @TempDir
    Path folder;

    private CaseIndex none;

    @BeforeEach
    void find() throws IOException {
        none = CaseIndex.find(folder, "index.tsv");
    }

    @Test
    void aFolderIsAPatient() {
        assertEquals(CASES, patients(CASES, none, null));
        assertEquals(SITES, patients(SITES, none, null));
    }

    @Test
    void namesOfBidsAndSlicesSayMore() {
        assertEquals(
                List.of("sub-01", "sub-01", "sub-02"),
                patients(List.of("sub-01_ses-01", "sub-01_ses-02", "sub-02"), none, null));
        assertEquals(List.of("p7", "p7"), patients(List.of("p7_s1", "p7_slice2"), none, null));
    }

    @Test
    void fewPatientsOfManyFoldersAreNamed() {
        Pattern site = Pattern.compile("^(site[AB])");
        assertEquals(List.of("siteA", "siteA", "siteA", "siteB", "siteB", "siteB"), patients(SITES, none, site));
        List<String> warnings = Patients.warnings(SITES, none, site, id -> id);
        assertTrue(warnings.get(0).startsWith("6 case folders are of 2 patients by their names"), warnings.toString());
    }

    @Test
    void beginningsThatMayBePatientsAreNamed() {
        List<String> warnings = Patients.warnings(SITES, none, null, id -> id);
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).contains("their names have but 2 beginnings"), warnings.get(0));
        assertEquals(List.of(), Patients.warnings(CASES, none, null, id -> id));
    }

    @Test
    void theIndexGoesFirstAndOnePatientOfAllIsNamed() throws IOException {
        Files.writeString(folder.resolve("index.csv"), "case_id,patient_id\ncase_01,P\ncase_02,P\ncase_03,Q\n");
        CaseIndex index = CaseIndex.find(folder, "index.tsv");
        assertEquals(List.of("P", "P", "Q", "case_04", "case_05", "case_06"), patients(CASES, index, null));
        Files.writeString(folder.resolve("index.csv"), "id,subject\n" + String.join(",P\n", CASES) + ",P\n");
        CaseIndex one = CaseIndex.find(folder, "index.tsv");
        assertTrue(Patients.warnings(CASES, one, null, id -> id).get(0).contains("of 1 patient by the index"));
    }

    private static List<String> patients(List<String> folders, CaseIndex index, Pattern pattern) {
        return folders.stream().map(id -> Patients.of(id, index, pattern)).toList();
    }
}

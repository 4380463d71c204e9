// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.pseudonym;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are called by as much of their name as names nobody. */
class SafeNamesTest {
    @ParameterizedTest
    @CsvSource({
        "seg/r1.dcm, seg/r1.dcm",
        "masks/A.nii.gz, masks/A.nii.gz",
        "A.seg.nrrd, A.seg.nrrd",
        "2.25.111.dcm, 2.25.111.dcm",
        "1.2.840.113619.2.55.3, 1.2.840.113619.2.55.3",
        "Segmentation of Nodule 1 - Annotation 1-90001/1-1.dcm, Segmentation of Nodule 1 - Annotation 1-90001/1-1.dcm",
        "MUELLER^HANS/schmidt/Mueller_Hans_0.dcm, */*/*_*_0.dcm",
        "Mueller/IM0001.dcm, */IM0001.dcm",
        "4711815/rater_A.png, */rater_A.png",
        "1957-03-12/image.png, *-*-*/image.png",
        "scan 12.3.1957.dcm, scan *.*.*.dcm",
        "rater_Huber.nii.gz, rater_*.nii.gz",
        "huber, *",
        "Lésion.dcm, L*.dcm",
    })
    void namesOfFilesShowNobody(String path, String shown) {
        assertEquals(shown, Pseudonyms.file(path));
    }

    @Test
    void wordsAndCodesAreNoNames() {
        for (String code : List.of(
                "",
                "A",
                "R1",
                "MI014",
                "case_07",
                "0001_n0_s3",
                "Nodule 1 - Annotation 2",
                "pat01.A",
                "bit1",
                "u16full",
                "sub-01_ses-02",
                "2.25.111")) {
            assertTrue(Pseudonyms.isCode(code), code);
        }
        for (String name : List.of(
                "Huber",
                "Bernd Testperson",
                "MUELLER^HANS",
                "4711815",
                "1957-03-12",
                "12.03.1957",
                "case_1957-03-12",
                "a*",
                "rater_Huber",
                "Müller",
                "1.3.1957")) {
            assertFalse(Pseudonyms.isCode(name), name);
        }
    }
}

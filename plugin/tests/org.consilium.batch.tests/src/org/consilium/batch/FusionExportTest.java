// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example fusion-export: a consensus goes out without a model, and says what it is. */
@Tag("slow")
class FusionExportTest {

    @TempDir
    private Path folder;

    @Test
    void aConsensusSaysSoInItsSegmentAndBringsThePerformanceOfItsRaters() throws IOException {
        Path outputs = run();

        List<Path> masks = files("masks", ".seg.dcm");
        assertEquals(2, masks.size(), masks.toString());
        String seg = Files.readString(masks.get(0), StandardCharsets.ISO_8859_1);
        assertTrue(seg.contains("SEMIAUTOMATIC"), "algorithm type");
        assertTrue(seg.contains("Consilium STAPLE"), "algorithm name");
        assertTrue(seg.contains(" (consensus)"), "segment label");
        assertTrue(seg.contains("STAPLE of 4 raters (mean sensitivity, specificity): A "), "segment description");
        assertTrue(seg.contains("BINARY"), "segmentation type");
        assertEquals(2, files("probabilities", "consensus.nii.gz").size());

        List<String> fused = Files.readAllLines(outputs.resolve("Rater Fusion (#3)/port_3.csv"));
        for (String where : List.of("masks", "probabilities")) {
            List<String> beside = Files.readAllLines(folder.resolve(where).resolve("consensus.csv"));
            assertEquals("case,patient,volume,slice,method,rater,sensitivity,specificity,dice", beside.get(0));
            assertEquals(fused.size(), beside.size());
            for (int i = 1; i < fused.size(); i++) {
                String[] told = fused.get(i).split(",", -1);
                String[] line = beside.get(i).split(",", -1);
                assertEquals(told[1], line[0]);
                assertEquals("STAPLE", line[4]);
                assertEquals(told[3], line[5]);
                // a missing cell is an empty one here and there
                assertEquals(told[4], line[6]);
                assertEquals(told[5], line[7]);
            }
        }
    }

    @Test
    void probabilitiesOfAConsensusBecomeFractionalSegmentsAndGreyPictures() throws IOException {
        run("-option=5,format,DICOM_SEG,String", "-option=4,format,PNG,String", "-option=3,method,SOFT_MEAN,String");

        String seg =
                Files.readString(files("probabilities", "consensus.seg.dcm").get(0), StandardCharsets.ISO_8859_1);
        assertTrue(seg.contains("FRACTIONAL"), "segmentation type");
        assertTrue(seg.contains("PROBABILITY"), "fractional type");
        assertTrue(seg.contains("SEMIAUTOMATIC"), "algorithm type");
        assertTrue(seg.contains("Consilium mean of raters"), "algorithm name");
        assertFalse(files("masks", "rater_mean of raters.png").isEmpty());
    }

    private Path run(String... options) {
        Path outputs = folder.resolve("outputs");
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                Outcome.checkout().resolve("example-workflows/fusion-export").toString(),
                "-option=1,cases,2,int",
                "-workflow.variable=masks," + folder.resolve("masks") + ",String",
                "-workflow.variable=probabilities," + folder.resolve("probabilities") + ",String",
                "--outputs",
                outputs.toString()));
        arguments.addAll(List.of(options));
        Outcome outcome = Outcome.of(arguments.toArray(String[]::new));
        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        return outputs;
    }

    private List<Path> files(String where, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(where))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a run that goes wrong, and what is refused before one begins. */
class FailedRunTest {
    @TempDir
    private Path folder;

    @Test
    void theResultsOfNodesThatHadFinishedAreKept() throws IOException {
        Path outputs = folder.resolve("out");

        Outcome outcome = run(
                "-option=3,path," + folder.resolve("nowhere") + ",String",
                "--outputs",
                outputs.toString(),
                "-destFile",
                folder.resolve("saved.knwf").toString(),
                "--reset-saved");

        assertEquals(4, outcome.code(), outcome.out() + outcome.err());
        assertTrue(Files.exists(outputs.resolve("DICOM Reader (#2)/port_2.csv")));
        List<String> said = Files.readAllLines(outputs.resolve("failed.txt"));
        assertTrue(said.contains("EXECUTED  Phantom Study Writer (#1)"), said.toString());
        assertTrue(said.contains("EXECUTED  DICOM Reader (#2)"), said.toString());
        assertTrue(said.contains("NOT RUN   Probabilistic Sampler (#4)"), said.toString());
        assertTrue(
                said.stream()
                        .anyMatch(line -> line.startsWith("FAILED    Model Reader (#3)  ")
                                && line.contains(folder.resolve("nowhere").toString())),
                said.toString());
        assertTrue(Files.exists(folder.resolve("saved.failed.knwf")));
        assertFalse(Files.exists(folder.resolve("saved.knwf")));
    }

    @Test
    void whatTheWorkflowHasNoPlaceForIsSaidBeforeAnythingRuns() {
        refused("-option=1,casez,4,int", "it has folder, preset, cases");
        refused(
                "-option=11,cases,4,int",
                "there is no node #11; there are Phantom Study Writer (#1), DICOM Reader (#2)");
        refused("-workflow.variable=foldr,x,String", "the workflow has no variable \"foldr\"");
        refused("-option=1,cases,four,int", "\"four\" is no int for \"cases\"");
    }

    private void refused(String option, String said) {
        Outcome outcome = run(option, "--outputs", folder.resolve("out").toString());
        assertEquals(2, outcome.code(), outcome.out() + outcome.err());
        assertTrue((outcome.out() + outcome.err()).contains(said), outcome.out() + outcome.err());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    private static Outcome run(String... options) {
        String workflow = Outcome.checkout()
                .resolve("plugin/tests/org.consilium.batch.tests/resources/workflows/read-model")
                .toString();
        Stream<String> given = Stream.of("run", workflow, "-option=1,folder,knime://knime.workflow/data/study,String");
        return Outcome.of(Stream.concat(given, Stream.of(options)).toArray(String[]::new));
    }
}

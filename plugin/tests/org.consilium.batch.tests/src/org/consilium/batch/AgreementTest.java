// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example agreement: how well four simulated raters agree, without a model. */
@Tag("slow")
class AgreementTest {

    @TempDir
    private Path folder;

    @Test
    void theTablesTellOfEveryPairAndRater() throws IOException {
        Path outputs = folder.resolve("outputs");
        Outcome outcome = Outcome.of(
                "run",
                Outcome.checkout().resolve("example-workflows/agreement").toString(),
                "-option=1,folder," + folder.resolve("study") + ",String",
                "-option=1,cases,3,int",
                "--outputs",
                outputs.toString());
        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        Path node = outputs.resolve("Rater Agreement (#3)");
        List<String> pairs = Files.readAllLines(node.resolve("port_2.csv"));
        assertEquals(7, pairs.size(), String.join("\n", pairs));
        assertTrue(pairs.get(0).startsWith("RowID,rater_1,rater_2,kind,cases,patients,one_empty,both_empty,dice,"));
        List<String> coefficients = Files.readAllLines(node.resolve("port_4.csv"));
        // four of pixels, three of area, three of volume
        assertEquals(11, coefficients.size(), String.join("\n", coefficients));
        assertEquals(5, Files.readAllLines(node.resolve("port_6.csv")).size());
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example compare-models, made small: two methods, one comparison, and the same by consilium pool. */
@Tag("slow")
class CompareModelsTest {

    @TempDir
    private Path folder;

    private Path run(String... more) {
        Path outputs = folder.resolve("out");
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                Outcome.checkout().resolve("example-workflows/compare-models").toString(),
                "-option=1,folder," + folder.resolve("study") + ",String",
                "-option=1,cases,8,int",
                "-option=4,epochs,1,int",
                "-option=5,epochs,1,int",
                "-option=6,samples,4,int"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--outputs", outputs.toString()));
        Outcome outcome = Outcome.of(arguments.toArray(new String[0]));
        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        return outputs;
    }

    @Test
    void armsAreNamedByMethodAndPoolAgreesWithTheNode() throws IOException {
        Path outputs = run("-option=7,samples,4,int");
        List<String> differences = Files.readAllLines(outputs.resolve("Model Comparison (#10)/port_1.csv"));
        assertEquals(9, differences.size());
        String ged = differences.get(1);
        assertTrue(ged.startsWith("Row0,ged,Consilium,Probabilistic U-Net,"), ged);
        List<String> arms = Files.readAllLines(outputs.resolve("Model Comparison (#10)/port_2.csv"));
        assertTrue(arms.get(1).startsWith("Row0,Consilium,Consilium,"), arms.get(1));
        assertTrue(Files.readAllLines(outputs.resolve("Model Comparison (#10)/port_3.csv"))
                        .size()
                > 8);

        Outcome pool = Outcome.of("pool", outputs.toString(), "--metrics", "ged", "--csv");
        assertEquals(0, pool.code(), pool.err());
        String difference = pool.out().lines().toList().get(3);
        assertTrue(difference.startsWith("ged,Consilium - Probabilistic U-Net,"), pool.out());
        String value = ged.split(",")[6];
        assertTrue(difference.contains("," + value + ","), difference + " has another difference than " + ged);
    }

    @Test
    void anotherNumberOfSamplesIsNotCompared() throws IOException {
        Path outputs = run("-option=7,samples,6,int");
        String ged = Files.readAllLines(outputs.resolve("Model Comparison (#10)/port_1.csv"))
                .get(1);
        assertTrue(ged.contains("not comparable: K differs (4 and 6)"), ged);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nodes that write, read, list and fuse, in workflows of their own: what one workflow wrote, another goes on with. */
@Tag("slow")
class WrittenResultsTest {

    private static final String SAMPLES = "Probabilistic Sampler (#%d)/port_2.csv";

    @TempDir
    private Path folder;

    @Test
    void aModelThatOneWorkflowWroteGivesTheSameSamplesInAnother() throws IOException {
        Path model = folder.resolve("model");
        Path masks = folder.resolve("masks");
        Path first = run("write-all", "-option=6,path," + model + ",String", "-option=8,folder," + masks + ",String");

        assertTrue(Files.readString(model.resolve("model.json")).contains("\"compact\""));
        List<String> tensors = Files.readAllLines(first.resolve("Tensor Inspector (#9)/port_1.csv"));
        assertEquals(
                List.of("images", "masks", "present"),
                tensors.stream().skip(1).map(line -> line.split(",")[1]).toList());
        assertEquals(
                5,
                Files.readAllLines(first.resolve("Rater Fusion (#3)/port_2.csv"))
                        .size());
        assertTrue(Files.readString(first.resolve("GED Evaluator (#10)/port_2.csv"))
                .contains("label_diversity"));
        List<String> written = Files.readAllLines(first.resolve("Segmentation Writer (#8)/port_1.csv"));
        try (Stream<Path> files = Files.walk(masks)) {
            assertEquals(
                    written.size() - 1,
                    files.filter(path -> path.toString().endsWith(".dcm")).count());
        }
        assertTrue(written.size() > 4, written.toString());

        Path second = run("read-model", "-option=3,path," + model + ",String");
        assertEquals(
                Files.readString(first.resolve(String.format(Locale.ROOT, SAMPLES, 7))),
                Files.readString(second.resolve(String.format(Locale.ROOT, SAMPLES, 4))));
    }

    private Path run(String name, String... options) {
        Path outputs = folder.resolve("outputs-" + name);
        Path workflow = Outcome.checkout()
                .resolve("plugin/tests/org.consilium.batch.tests/resources/workflows")
                .resolve(name);
        Stream<String> arguments = Stream.of(
                        Stream.of(
                                "run",
                                workflow.toString(),
                                // the workflow's own data folder, in the copy that is run
                                "-option=1,folder,knime://knime.workflow/data/the study,String"),
                        Stream.of(options),
                        Stream.of("--outputs", outputs.toString()))
                .flatMap(part -> part);
        Outcome outcome = Outcome.of(arguments.toArray(String[]::new));
        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        return outputs;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that read cases out of their file give the same tables and masks as those that have them in memory. */
@Tag("slow")
class StreamedNodesTest {

    private static final String PROPERTY = "consilium.cases";
    private static final List<String> NODES =
            List.of("Rater Fusion (#3)", "Probabilistic Sampler (#7)", "GED Evaluator (#10)");

    @TempDir
    private Path folder;

    @Test
    void theSameToTheLastBit() throws IOException {
        Map<String, String> memory = results("memory");
        Map<String, String> stream = results("stream");
        assertTrue(memory.size() > 10, memory.keySet().toString());
        assertEquals(memory.keySet(), stream.keySet());
        memory.forEach((name, text) -> assertEquals(text, stream.get(name), name));
    }

    /** Tables by their place, and the PNG files of the masks by theirs. */
    private Map<String, String> results(String where) throws IOException {
        Path outputs = folder.resolve("outputs-" + where);
        Path masks = folder.resolve("masks-" + where);
        String before = System.getProperty(PROPERTY);
        System.setProperty(PROPERTY, where);
        try {
            Outcome outcome = Outcome.of(
                    "run",
                    Outcome.checkout()
                            .resolve("plugin/tests/org.consilium.batch.tests/resources/workflows/write-all")
                            .toString(),
                    "-option=1,folder," + folder.resolve("study-" + where) + ",String",
                    "-option=6,path," + folder.resolve("model-" + where) + ",String",
                    "-option=8,folder," + masks + ",String",
                    "-option=8,format,PNG,String",
                    "--outputs",
                    outputs.toString());
            assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        } finally {
            if (before == null) {
                System.clearProperty(PROPERTY);
            } else {
                System.setProperty(PROPERTY, before);
            }
        }
        Map<String, String> results = new TreeMap<>();
        for (String node : NODES) {
            add(outputs, outputs.resolve(node), ".csv", results);
        }
        add(masks, masks, ".png", results);
        return results;
    }

    private static void add(Path base, Path within, String end, Map<String, String> results) throws IOException {
        try (Stream<Path> files = Files.walk(within)) {
            for (Path file : files.filter(path -> path.toString().endsWith(end)).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                results.put(base.relativize(file).toString(), new String(bytes, StandardCharsets.ISO_8859_1));
            }
        }
    }
}

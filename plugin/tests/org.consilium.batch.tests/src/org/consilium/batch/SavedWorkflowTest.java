// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.knwf.archive.Folders;
import org.consilium.knwf.archive.WorkflowArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A workflow that Consilium 0.1 executed and saved, with the tables that it wrote at the same time: a study of four
 * patients, read, listed, fused, evaluated, and a model that was trained for one epoch (its weights were set to zero to
 * make the file small). What users hold opens for ever.
 */
class SavedWorkflowTest {
    private static final String RATERS = "Rater Fusion (#3)/port_2.csv";
    private static final String CASES = "GED Evaluator (#10)/port_1.csv";

    private static final Path SAVED =
            Outcome.checkout().resolve("plugin/tests/org.consilium.batch.tests/resources/saved-by-0.1");

    @TempDir
    private Path folder;

    @Test
    void itsTablesAreReadAsTheyWereWritten() throws IOException {
        Path outputs = folder.resolve("outputs");
        Outcome outcome = run("--outputs", outputs.toString());

        assertEquals("", outcome.out(), "nothing is left to execute");
        Path expected = SAVED.resolve("tables");
        // what stands beside the tables is newer
        assertEquals(
                files(expected),
                files(outputs).stream()
                        .filter(file -> file.matches(".*/port_\\d+\\.csv"))
                        .toList());
        for (String file : files(expected)) {
            assertEquals(text(expected.resolve(file)), text(outputs.resolve(file)), file);
        }
    }

    @Test
    void aNodeWhoseResultWasTakenOutRunsAgainAlone() throws IOException {
        Path workflow =
                WorkflowArchive.unpack(SAVED.resolve("workflow.knwf"), Files.createDirectory(folder.resolve("w")));
        for (int port = 1; port <= 7; port++) {
            Folders.delete(workflow.resolve("GED Evaluator (#10)/port_" + port));
        }
        Path outputs = folder.resolve("outputs");
        Outcome outcome = Outcome.of("run", workflow.toString(), "--outputs", outputs.toString());

        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        assertEquals(
                List.of("EXECUTED GED Evaluator (#10)"),
                outcome.out()
                        .lines()
                        .filter(line -> line.startsWith("EXECUTED"))
                        .map(line -> line.replaceAll(" +", " ").replaceAll(" [0-9.]+ s$", ""))
                        .toList());
        for (String column : List.of("raters", "ged", "dice_max", "rater_agreement", "majority_ged")) {
            assertColumn(CASES, column, outputs);
        }
        Path expected = SAVED.resolve("tables");
        for (String file : files(expected)) {
            if (!file.startsWith("GED")) {
                assertEquals(text(expected.resolve(file)), text(outputs.resolve(file)), file);
            }
        }
    }

    @Test
    @Tag("slow")
    void itRunsAgainWithTheSameFigures() throws IOException {
        Path outputs = folder.resolve("outputs");
        run("-reset", "-option=1,folder," + folder.resolve("study") + ",String", "--outputs", outputs.toString());

        for (String column : List.of("sensitivity", "specificity", "dice")) {
            assertColumn(RATERS, column, outputs);
        }
        for (String column :
                List.of("raters", "ged", "label_diversity", "dice_max", "rater_agreement", "majority_ged")) {
            assertColumn(CASES, column, outputs);
        }
    }

    /** The values of a column, in any order: rows are named by pseudonyms, which differ from place to place. */
    private static void assertColumn(String table, String column, Path outputs) throws IOException {
        double[] before = column(SAVED.resolve("tables").resolve(table), column);
        double[] now = column(outputs.resolve(table), column);
        assertEquals(before.length, now.length, table + " " + column);
        for (int i = 0; i < before.length; i++) {
            assertEquals(before[i], now[i], 1e-6, table + " " + column);
        }
    }

    /** A checkout may have changed the ends of the lines. */
    private static String text(Path file) throws IOException {
        return Files.readString(file).replace("\r\n", "\n");
    }

    private static double[] column(Path file, String column) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int place = Arrays.asList(lines.get(0).split(",")).indexOf(column);
        return lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[place]))
                .sorted()
                .toArray();
    }

    private static Outcome run(String... arguments) {
        String[] all = Stream.concat(
                        Stream.of("run", SAVED.resolve("workflow.knwf").toString()), Arrays.stream(arguments))
                .toArray(String[]::new);
        Outcome outcome = Outcome.of(all);
        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        return outcome;
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}

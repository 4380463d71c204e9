// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.consilium.imaging.png.Png;
import org.consilium.segmentation.metrics.MetricInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example workflows through the command line, with the real nodes, made small by options. */
@Tag("slow")
class ExampleWorkflowsTest {

    private static final List<String> METRICS =
            Arrays.stream(MetricInfo.values()).map(MetricInfo::key).toList();

    /** Undefined where a hardly trained network leaves every mask empty. */
    private static final Set<String> DISTANCES =
            Set.of("hd95_diagonal", "assd_diagonal", "mean_mask_hd95", "mean_mask_assd");

    @TempDir
    private Path folder;

    private static Outcome consilium(String... arguments) {
        return Outcome.of(arguments);
    }

    private static Path example(String name) {
        return Outcome.checkout().resolve("example-workflows").resolve(name);
    }

    private String[] smallPhantom(Path outputs) {
        return new String[] {
            "run",
            example("two-phase-phantom").toString(),
            "-option=1,folder," + folder.resolve("study") + ",String",
            "-option=1,overwrite,true,boolean",
            "-option=1,cases,4,int",
            "-option=1,scanners,S1,String",
            "-option=4,epochs,1,int",
            "-option=5,epochs,1,int",
            "-option=6,samples,4,int",
            "--outputs",
            outputs.toString()
        };
    }

    @Test
    void theTwoPhaseWorkflowRunsAndGivesTheSameBytesTwice() throws IOException {
        Map<String, byte[]> workflow = files(example("two-phase-phantom"));
        Path first = folder.resolve("first");
        Outcome outcome = consilium(smallPhantom(first));
        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        for (String node : List.of(
                "Phantom Study Writer (#1)",
                "DICOM Reader (#2)",
                "Case Partitioner (#3)",
                "Harmonizer Train (#4)",
                "Prompt Personalize (#5)",
                "Probabilistic Sampler (#6)",
                "GED Evaluator (#7)")) {
            assertTrue(outcome.out().contains("EXECUTED  " + node), outcome.out());
        }
        List<String> summary = Files.readAllLines(first.resolve("GED Evaluator (#7)/port_2.csv"));
        assertEquals("RowID,metric,value,lower95,upper95", summary.get(0));
        assertEquals(
                METRICS,
                summary.stream().skip(1).map(line -> line.split(",")[1]).toList());
        for (String line : summary.subList(1, summary.size())) {
            String[] cells = line.split(",", -1);
            assertTrue(
                    cells[2].isEmpty() ? DISTANCES.contains(cells[1]) : Double.isFinite(Double.parseDouble(cells[2])),
                    line);
        }
        assertTrue(Files.size(first.resolve("Probabilistic Sampler (#6)/port_2_Row0_picture.png")) > 1000);

        Path second = folder.resolve("second");
        assertEquals(0, consilium(smallPhantom(second)).code());
        assertSame(files(first), files(second));
        assertSame(workflow, files(example("two-phase-phantom")));
    }

    @Test
    void theImageWorkflowReadsTheFolderOfTheWorkflowVariable() throws IOException {
        Path cases = folder.resolve("cases");
        for (int i = 0; i < 6; i++) {
            writeCase(cases.resolve("case" + i), 10 + i);
        }
        Path outputs = folder.resolve("out");
        Outcome outcome = consilium(
                "run",
                example("two-phase-images").toString(),
                "-workflow.variable=folder," + cases + ",String",
                "-option=3,epochs,1,int",
                "-option=4,epochs,1,int",
                "-option=5,samples,3,int",
                "--outputs",
                outputs.toString());
        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        assertEquals(
                7,
                Files.readAllLines(outputs.resolve("Rater Image Reader (#1)/port_2.csv"))
                        .size());
        assertTrue(Files.exists(outputs.resolve("GED Evaluator (#6)/port_2.csv")));
    }

    /** The model learns D alone, from cases that it was not trained on by anybody named D. */
    @Test
    void aRaterJoinsAModelThatDidNotKnowThem() throws IOException {
        Path outputs = folder.resolve("out");
        Outcome outcome = consilium(
                "run",
                example("add-a-rater").toString(),
                "-option=1,folder," + folder.resolve("study") + ",String",
                "-option=1,cases,5,int",
                "-option=1,scanners,S1,String",
                "-option=5,epochs,1,int",
                "-option=6,epochs,1,int",
                "-option=7,newRaterSteps,5,int",
                "-option=8,samples,2,int",
                "--outputs",
                outputs.toString());
        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        List<String> raters = Files.readAllLines(outputs.resolve("GED Evaluator (#9)/port_4.csv"));
        assertEquals(
                List.of("rater", "A", "B", "C", "D"),
                raters.stream().map(line -> line.split(",")[1]).toList());
        for (String line : raters.subList(1, raters.size())) {
            assertTrue(Double.isFinite(Double.parseDouble(line.split(",", -1)[3])), line);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "claims-harmonizer, 1 3, 5 6, 7 9, 8 10",
        "claims-ged, 1 3, 5 6, 7 9, 8 10",
        "claims-prompts, 1 3, 5 6 7, 8 10, 9 11",
        "baselines, 1, 4 5 8 11 14, 6 9 12 15, 7 10 13 16",
        "compare-models, 1, 4 5, 6 7, 8 9"
    })
    void everyArmOfAComparisonGivesFiguresOfItsOwn(
            String name, String phantoms, String learners, String samplers, String evaluators) throws IOException {
        Path outputs = folder.resolve("out");
        List<String> arguments = new ArrayList<>(List.of("run", example(name).toString()));
        for (String phantom : phantoms.split(" ")) {
            arguments.add("-option=" + phantom + ",folder," + folder.resolve("study" + phantom) + ",String");
            arguments.add("-option=" + phantom + ",cases,4,int");
        }
        for (String learner : learners.split(" ")) {
            arguments.add("-option=" + learner + ",epochs,1,int");
        }
        for (String sampler : samplers.split(" ")) {
            arguments.add("-option=" + sampler + ",samples,4,int");
        }
        arguments.addAll(List.of("--outputs", outputs.toString()));
        Outcome outcome = consilium(arguments.toArray(new String[0]));
        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        List<String> arms = List.of(evaluators.split(" "));
        Set<String> figures = new HashSet<>();
        for (String evaluator : arms) {
            figures.add(Files.readString(outputs.resolve("GED Evaluator (#" + evaluator + ")/port_2.csv")));
        }
        assertEquals(arms.size(), figures.size(), "two arms gave the same figures, so their switch does nothing");
    }

    /** One run a fold, as docs/studies.md says; together they test each patient once, and pool takes them. */
    @Test
    void theFoldsOfACrossValidationTestEachPatientOnce() throws IOException {
        Set<String> tested = new HashSet<>();
        int count = 0;
        List<String> pool = new ArrayList<>(List.of("pool"));
        for (int fold = 1; fold <= 2; fold++) {
            Path outputs = folder.resolve("fold-" + fold);
            Outcome outcome = consilium(
                    "run",
                    example("cross-validation").toString(),
                    "-workflow.variable=fold," + fold + ",int",
                    "-workflow.variable=folds,2,int",
                    "-option=1,folder," + folder.resolve("study" + fold) + ",String",
                    "-option=1,cases,4,int",
                    "-option=4,epochs,1,int",
                    "-option=5,samples,3,int",
                    "--outputs",
                    outputs.toString());
            assertEquals(0, outcome.code(), outcome.out() + outcome.err());
            List<String> cases = Files.readAllLines(outputs.resolve("GED Evaluator (#6)/port_1.csv"));
            for (String line : cases.subList(1, cases.size())) {
                tested.add(line.split(",")[1]);
                count++;
            }
            pool.add(outputs.toString());
        }
        assertEquals(count, tested.size(), "a case was tested twice");
        assertEquals(
                Files.readAllLines(folder.resolve("fold-1/DICOM Reader (#2)/port_2.csv"))
                                .size()
                        - 1,
                count);
        Outcome pooled = consilium(pool.toArray(new String[0]));
        assertEquals(0, pooled.code(), pooled.out() + pooled.err());
    }

    @Test
    void aCaseWithoutMasksFailsByNameAndLeavesNoTable() throws IOException {
        Path cases = folder.resolve("cases");
        writeCase(cases.resolve("case_1"), 12);
        writeCase(cases.resolve("case_2"), 12);
        Files.delete(cases.resolve("case_2/rater_A.png"));
        Files.delete(cases.resolve("case_2/rater_B.png"));
        Outcome outcome = images(cases.toString());
        assertEquals(4, outcome.code(), outcome.out());
        assertTrue((outcome.out() + outcome.err()).contains("case_2"), outcome.out() + outcome.err());
        assertOnlyTheFailureIsWritten(outcome);
    }

    @Test
    void aMissingOrEmptyFolderFailsByName() throws IOException {
        for (Path path : List.of(folder.resolve("nowhere"), Files.createDirectory(folder.resolve("empty")))) {
            Outcome outcome = images(path.toString());
            assertEquals(4, outcome.code(), outcome.out());
            assertTrue(
                    (outcome.out() + outcome.err()).contains(path.getFileName().toString()), outcome.out());
            assertOnlyTheFailureIsWritten(outcome);
        }
    }

    private Outcome images(String cases) {
        return consilium(
                "run",
                example("two-phase-images").toString(),
                "-workflow.variable=folder," + cases + ",String",
                "--outputs",
                folder.resolve("out").toString());
    }

    @Test
    void anUnknownNodeIsALoadErrorThatNamesIt() throws IOException {
        Path copy = copy("two-phase-images");
        Path settings = copy.resolve("GED Evaluator (#6)/settings.xml");
        Files.writeString(
                settings,
                Files.readString(settings).replace("evaluator.GedEvaluatorFactory", "evaluator.NoSuchFactory"));
        Outcome outcome = consilium(
                "run", copy.toString(), "--outputs", folder.resolve("out").toString());
        assertEquals(3, outcome.code(), outcome.out() + outcome.err());
        assertTrue((outcome.out() + outcome.err()).contains("NoSuchFactory"), outcome.out() + outcome.err());
        assertNothingWrittenAndNoTrace(outcome);
    }

    @Test
    void settingsCutInHalfAreALoadErrorThatNamesTheNode() throws IOException {
        Path copy = copy("two-phase-images");
        Path settings = copy.resolve("Harmonizer Train (#3)/settings.xml");
        String text = Files.readString(settings);
        Files.writeString(settings, text.substring(0, text.length() / 2));
        Outcome outcome = consilium(
                "run", copy.toString(), "--outputs", folder.resolve("out").toString());
        assertEquals(3, outcome.code(), outcome.out() + outcome.err());
        assertTrue((outcome.out() + outcome.err()).contains("Harmonizer Train"), outcome.out() + outcome.err());
        assertNothingWrittenAndNoTrace(outcome);
    }

    private void assertNothingWrittenAndNoTrace(Outcome outcome) {
        assertFalse(Files.exists(folder.resolve("out")), "outputs were written");
        assertNoTrace(outcome);
    }

    /** Of a run whose first node fails, there is only what says so. */
    private void assertOnlyTheFailureIsWritten(Outcome outcome) throws IOException {
        assertEquals(Set.of("failed.txt"), files(folder.resolve("out")).keySet());
        assertNoTrace(outcome);
    }

    private static void assertNoTrace(Outcome outcome) {
        assertFalse((outcome.out() + outcome.err()).contains("\tat "), outcome.out() + outcome.err());
    }

    private Path copy(String name) throws IOException {
        Path target = folder.resolve(name);
        for (Map.Entry<String, byte[]> file : files(example(name)).entrySet()) {
            Path path = target.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return target;
    }

    /** An image with a bright square and two raters who differ by a pixel. */
    private static void writeCase(Path target, int half) throws IOException {
        Files.createDirectories(target);
        Files.write(target.resolve("image.png"), Png.grey(64, 64, square(half, 200)));
        Files.write(target.resolve("rater_A.png"), Png.grey(64, 64, square(half, 255)));
        Files.write(target.resolve("rater_B.png"), Png.grey(64, 64, square(half + 1, 255)));
    }

    private static byte[] square(int half, int value) {
        byte[] pixels = new byte[64 * 64];
        for (int i = 0; i < pixels.length; i++) {
            boolean inside = Math.abs(i / 64 - 32) < half && Math.abs(i % 64 - 32) < half;
            pixels[i] = (byte) (inside ? value : 0);
        }
        return pixels;
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(root)) {
            paths = new ArrayList<>(walk.filter(Files::isRegularFile).toList());
        }
        for (Path path : paths) {
            files.put(root.relativize(path).toString(), Files.readAllBytes(path));
        }
        return files;
    }

    private static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name));
    }
}

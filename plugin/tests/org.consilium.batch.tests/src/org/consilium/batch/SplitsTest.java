// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consilium.imaging.png.Png;
import org.consilium.knwf.archive.Folders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cases are filtered and split as users do it, by a workflow: the study has twelve cases of two sites and six patients,
 * each with two volumes. Node 2 filters, node 3 deals folds, node 4 splits the same cases by the table of node 3, and node 5
 * splits what node 2 left out.
 */
class SplitsTest {

    private static final String FOLDS = "Case Partitioner (#3)/port_3.csv";
    private static final String BY_TABLE = "Case Partitioner (#4)/port_3.csv";
    private static final String OTHERS = "Case Partitioner (#5)/port_3.csv";

    @TempDir
    private Path folder;

    private Path cases;

    @BeforeEach
    void writeStudy() throws IOException {
        cases = folder.resolve("cases");
        List<String> index = new ArrayList<>(List.of("id\tpatient\tmodel"));
        for (int i = 0; i < 12; i++) {
            Path home = Files.createDirectories(cases.resolve(id(i)));
            Files.write(home.resolve("image.png"), Png.grey(32, 32, square(4 + i % 5, 150 + i, i)));
            for (int rater = 0; rater < 3; rater++) {
                // the third rater has seen the cases of even numbers alone
                if (rater < 2 || i % 2 == 0) {
                    byte[] mask = square(4 + i % 5 + rater, 255, 0);
                    Files.write(home.resolve("rater_" + (char) ('A' + rater) + ".png"), Png.grey(32, 32, mask));
                }
            }
            index.add(id(i) + "\tP0" + i / 2 + "\tScan" + i % 2);
        }
        Files.write(cases.resolve("index.tsv"), index);
    }

    private static String id(int number) {
        return (number < 6 ? "A" : "B") + "_" + (10 + number);
    }

    private static byte[] square(int half, int value, int corner) {
        byte[] pixels = new byte[32 * 32];
        for (int i = 0; i < pixels.length; i++) {
            boolean inside = Math.abs(i / 32 - 16) < half && Math.abs(i % 32 - 16) < half;
            pixels[i] = (byte) (inside ? value : 0);
        }
        pixels[0] = (byte) corner;
        return pixels;
    }

    private Outcome run(String outputs, String... options) {
        String workflow = Outcome.checkout()
                .resolve("plugin/tests/org.consilium.batch.tests/resources/workflows/splits")
                .toString();
        return Outcome.of(Stream.concat(
                        Stream.of(
                                "run",
                                workflow,
                                "-workflow.variable=folder," + cases + ",String",
                                "--outputs",
                                folder.resolve(outputs).toString()),
                        Arrays.stream(options))
                .toArray(String[]::new));
    }

    private Outcome run(String outputs, String[] some, String... others) {
        return run(
                outputs,
                Stream.concat(Arrays.stream(some), Arrays.stream(others)).toArray(String[]::new));
    }

    private Path done(String outputs, String[] some, String... others) {
        Outcome outcome = run(outputs, some, others);
        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        return folder.resolve(outputs);
    }

    /** The rows of a table, each by column. */
    private static List<Map<String, String>> rows(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        String[] names = lines.get(0).split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, String> column(Path table, String name) throws IOException {
        Map<String, String> values = new TreeMap<>();
        rows(table).forEach(row -> values.put(row.get("case"), row.get(name)));
        return values;
    }

    private static void assertNoPatientInTwoParts(Path table) throws IOException {
        Map<String, Set<String>> parts = new HashMap<>();
        for (Map<String, String> row : rows(table)) {
            parts.computeIfAbsent(row.get("patient"), patient -> new HashSet<>())
                    .add(row.get("part"));
        }
        parts.forEach((patient, of) -> assertEquals(1, of.size(), patient + " is in " + of));
    }

    /** The patients of site A alone. */
    private Path folds(String outputs, int fold, String... more) {
        return done(
                outputs, new String[] {"-workflow.variable=fold," + fold + ",int", "-option=2,cases,A*,String"}, more);
    }

    @Test
    void overAllFoldsEveryPatientIsTestedOnceAndTheTableSplitsAgain() throws IOException {
        List<String> tested = new ArrayList<>();
        Map<String, String> folds = null;
        for (int fold = 1; fold <= 3; fold++) {
            Path outputs = folds("fold" + fold, fold);
            Path table = outputs.resolve(FOLDS);
            assertNoPatientInTwoParts(table);
            assertNoPatientInTwoParts(outputs.resolve(BY_TABLE));
            Set<String> here = rows(table).stream()
                    .filter(row -> row.get("part").equals("test"))
                    .map(row -> row.get("patient"))
                    .collect(Collectors.toCollection(TreeSet::new));
            tested.addAll(here);
            String number = Integer.toString(fold);
            Map<String, String> parts = column(outputs.resolve(BY_TABLE), "part");
            column(table, "fold")
                    .forEach((id, dealt) -> assertEquals(dealt.equals(number) ? number : "first", parts.get(id), id));
            folds = folds == null ? column(table, "fold") : folds;
            assertEquals(folds, column(table, "fold"), "the folds don't depend on the one that is tested");
            assertEquals(6, rows(table).size());
            assertEquals(6, rows(outputs.resolve(OTHERS)).size(), "the other site's");
            assertNoPatientInTwoParts(outputs.resolve(OTHERS));
        }
        assertEquals(3, tested.size());
        assertEquals(3, new HashSet<>(tested).size());
        // as KNIME's Counting Loop Start counts
        Path counted = folds("counted", 0, "-option=3,firstFold,0,int");
        assertEquals(column(folder.resolve("fold1").resolve(FOLDS), "part"), column(counted.resolve(FOLDS), "part"));
    }

    /** Two patients of each site are dealt to two folds, one of each site a fold, whichever way the site is known. */
    @ParameterizedTest
    @CsvSource({"PATTERN, A, B", "LIST, north, south"})
    void strataComeFromTheNameOrFromAList(String way, String first, String second) throws IOException {
        Path sites = folder.resolve("sites.csv");
        Files.write(
                sites,
                IntStream.range(-1, 12)
                        .mapToObj(i -> i < 0 ? "case;site" : id(i) + ";" + (i < 6 ? "north" : "south"))
                        .toList());
        Path outputs = done(
                way,
                without("P02", "P05"),
                "-option=3,folds,2,int",
                "-option=3,stratify," + way + ",String",
                "-option=3,listFile," + sites + ",String",
                "-option=3,pattern,^[A-Z],String");
        Map<String, String> strata = new TreeMap<>();
        for (Map<String, String> row : rows(outputs.resolve(FOLDS))) {
            strata.merge(
                    row.get("part") + " " + row.get("patient"), row.get("stratum"), (x, y) -> x.equals(y) ? x : "?");
        }
        assertEquals(
                List.of(first, second, first, second),
                Stream.of("test", "training")
                        .flatMap(part -> strata.entrySet().stream()
                                .filter(entry -> entry.getKey().startsWith(part))
                                .map(Map.Entry::getValue)
                                .sorted())
                        .toList());
    }

    /** Each patient has one case from each scanner, so there is one stratum; and four sizes for three groups. */
    @Test
    void strataThatChangeNothingOrCannotBeSplitAreTold() throws IOException {
        Outcome scanner = run("scanner", without("P02", "P05"), "-option=3,stratify,SCANNER,String");
        assertEquals(0, scanner.code(), scanner.out() + scanner.err());
        assertTrue(
                (scanner.out() + scanner.err())
                        .contains("All patients are in one stratum, 'Scan0 + Scan1', so stratifying changes nothing."),
                scanner.out());
        Outcome size = run("size", without("P02", "P05"), "-option=3,stratify,SIZE,String");
        assertEquals(0, size.code(), size.out() + size.err());
        assertTrue((size.out() + size.err()).contains("too few patients for every fold"), size.out());
        String table = Files.readString(folder.resolve("size").resolve(FOLDS));
        assertTrue(
                Pattern.compile("size 1 of 3 groups, [\\d.]+ to [\\d.]+ px")
                        .matcher(table)
                        .find(),
                "no spacing is known: " + table);
    }

    /** Tells node 2 to leave patients out. */
    private String[] without(String... patients) throws IOException {
        Path list = folder.resolve("left-out.csv");
        Files.write(
                list,
                Stream.concat(Stream.of("patient"), Arrays.stream(patients)).toList());
        return new String[] {
            "-option=2,listFile," + list + ",String",
            "-option=2,listMode,DROP,String",
            "-option=2,nameColumn,patient,String",
            "-option=2,namedBy,PATIENT,String"
        };
    }

    @Test
    void aListThatSplitsAPatientIsRefusedByThePatient() throws IOException {
        Path list = folder.resolve("list.tsv");
        List<String> lines = new ArrayList<>(List.of("case\tpart"));
        for (int i = 0; i < 12; i++) {
            lines.add(id(i) + "\t" + (i < 3 ? "Train" : "test"));
        }
        Files.write(list, lines);
        Outcome outcome = run(
                "out",
                "-option=5,method,LIST,String",
                "-option=5,listFile," + list + ",String",
                "-option=2,cases,B*,String");
        assertEquals(4, outcome.code(), outcome.out() + outcome.err());
        String said = outcome.out() + outcome.err();
        assertTrue(said.contains("into two parts, by rows 3 and 4"), said);
        assertTrue(said.contains("The list puts patient '"), said);
        assertFalse(Files.exists(folder.resolve("out").resolve(OTHERS)));
    }

    @Test
    void aListPutsPatientsWhereItSays() throws IOException {
        Path list = folder.resolve("list.tsv");
        List<String> lines = new ArrayList<>(List.of("part,case"));
        for (int i = 0; i < 12; i++) {
            lines.add((i < 2 ? "Train" : "TEST") + "," + id(i));
        }
        lines.add("test,nobody");
        Files.write(list, lines);
        Outcome outcome = run(
                "out",
                "-option=5,method,LIST,String",
                "-option=5,listFile," + list + ",String",
                "-option=2,cases,B*,String");
        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        Map<String, String> parts = column(folder.resolve("out").resolve(OTHERS), "part");
        assertEquals(
                Map.of(
                        id(0),
                        "training",
                        id(1),
                        "training",
                        id(2),
                        "test",
                        id(3),
                        "test",
                        id(4),
                        "test",
                        id(5),
                        "test"),
                parts);
        String said = outcome.out() + outcome.err();
        assertTrue(said.contains("Rows 7, 8, 9, 10, 11, 12 and 13 of the list name no case of this set."), said);
        assertFalse(said.contains("nobody"), "what a list holds may be a name: " + said);
    }

    /** Every second case was seen by three raters; with the third left out nobody is seen by three. */
    @Test
    void casesAndRatersAreFiltered() throws IOException {
        Path outputs = done("out", without("P01", "P02"), "-option=2,minRaters,3,int");
        assertEquals(
                Set.of(id(0), id(6), id(8), id(10)),
                column(outputs.resolve(FOLDS), "part").keySet());
        assertEquals(
                Set.of(id(2), id(3), id(4), id(5)),
                column(outputs.resolve(OTHERS), "part").keySet(),
                "the cases of other patients");
        String warnings = Files.readString(outputs.resolve("Case Filter (#2)/warnings.csv"));
        assertTrue(
                warnings.contains("4 cases of 4 patients of whom other cases are kept leave at neither output"),
                warnings);
        Outcome none = run("none", without("P01", "P02"), "-option=2,minRaters,3,int", "-option=2,dropRaters,C,String");
        assertEquals(4, none.code(), none.out() + none.err());
        assertTrue((none.out() + none.err()).contains("12 by the rule 'number of raters'"), none.out() + none.err());
    }

    @Test
    void aSetWithoutCasesIsAnErrorThatSaysWhy() {
        Outcome outcome = run("out", "-option=2,minRaters,4,int", "-option=2,model,Scan*,String");
        assertEquals(4, outcome.code(), outcome.out() + outcome.err());
        String said = outcome.out() + outcome.err();
        assertTrue(said.contains("No case is kept of 12 cases. Left out were 12 by the rule 'number of raters'"), said);
    }

    /** As one that was executed and saved by a version whose Case Partitioner had two outputs. */
    @Test
    void aSavedSplitWithoutItsTableIsMadeAgain() throws IOException {
        Path saved = folder.resolve("saved");
        folds("first", 2, "-destDir=" + saved);
        Path node = saved.resolve("Case Partitioner (#3)");
        Folders.delete(node.resolve("port_3"));
        Path settings = node.resolve("settings.xml");
        String text = Files.readString(settings);
        String cut = text.replaceFirst("(?s)<config key=\"port_3\">.*?</config>\\s*", "");
        assertFalse(cut.equals(text));
        Files.writeString(settings, cut);
        Outcome again = Outcome.of(
                "run", saved.toString(), "--outputs", folder.resolve("again").toString());
        assertEquals(0, again.code(), again.out() + again.err());
        assertTrue(again.out().contains("output 3 is new since it was saved, so the node runs again"), again.out());
        assertEquals(
                Files.readString(folder.resolve("first").resolve(FOLDS)),
                Files.readString(folder.resolve("again").resolve(FOLDS)));
    }
}

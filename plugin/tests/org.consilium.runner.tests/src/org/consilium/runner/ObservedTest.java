// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code OBSERVED.md} says how each behaviour is known, and by tests that are there. */
class ObservedTest {
    private static final Path TESTS = Path.of(System.getProperty("consilium.root"), "plugin", "tests");
    private static final Path PAGE = Path.of(System.getProperty("consilium.root"), "plugin", "standins", "OBSERVED.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+|\\*)`");

    @Test
    void everyBehaviourIsObservedAssumedOrStricter() throws IOException {
        List<String[]> rows = rows();
        assertTrue(rows.size() > 20, "the table is not found");
        for (String[] row : rows) {
            String known = row[2].strip();
            assertTrue(Set.of("observed", "assumed", "stricter").contains(known), String.join("|", row));
            assertTrue(known.equals("assumed") || TEST.matcher(row[3]).find(), "no test: " + row[1]);
        }
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        Matcher named = TEST.matcher(Files.readString(PAGE));
        while (named.find()) {
            String method = named.group(2).equals("*") ? "@Test" : "void " + named.group(2) + "(";
            if (!holds(named.group(1) + ".java", method)) {
                missing.add(named.group());
            }
        }
        assertEquals(List.of(), missing);
    }

    private static List<String[]> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| behaviour"))
                .map(line -> line.split("\\|"))
                .toList();
    }

    private static boolean holds(String file, String text) throws IOException {
        try (Stream<Path> files = Files.find(
                TESTS, 20, (path, attributes) -> path.getFileName().toString().equals(file))) {
            for (Path path : files.toList()) {
                if (Files.readString(path).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}

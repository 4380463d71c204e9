// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** THIRD-PARTY.txt names whatever ships, with a licence whose text it holds or that asks for none. */
class ThirdPartyTest {

    private static final Pattern PLUGIN = Pattern.compile("<plugin id=\"([^\"]+)\"");
    private static final Pattern EMBEDDED = Pattern.compile(
            "<artifactId>([^<]+)</artifactId><version>([^<]+)</version><destFileName>([^<]+)</destFileName>");
    private static final String OWN = "org.consilium.";
    private static final String NATIVES = "org.consilium.pytorch.";

    @Test
    void everyJarIsNamedWithTheVersionOfTheBuild() throws IOException {
        String pom = Files.readString(Checkout.bundle("org.consilium.pytorch").resolve("pom.xml"));
        String djl = Pattern.compile("<djl.version>([^<]+)<")
                .matcher(Files.readString(Checkout.root().resolve("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        List<MatchResult> jars = EMBEDDED.matcher(pom).results().toList();
        assertFalse(jars.isEmpty());
        Set<String> missing = new TreeSet<>();
        for (MatchResult jar : jars) {
            String version = jar.group(2).replace("${djl.version}", djl);
            if (rows().stream()
                    .noneMatch(row -> row.get(0).equals("lib/" + jar.group(3))
                            && row.get(2).equals(version))) {
                missing.add("lib/" + jar.group(3) + " " + version);
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyForeignBundleOfAFeatureIsNamed() throws IOException {
        String text = text();
        Set<String> missing = new TreeSet<>();
        Set<String> shipped = new TreeSet<>();
        for (Path file : Checkout.files(Checkout.root().resolve("feature"), "feature.xml")) {
            if (file.getParent().endsWith("target")) {
                // a copy that an earlier build has made
                continue;
            }
            PLUGIN.matcher(Files.readString(file)).results().forEach(plugin -> shipped.add(plugin.group(1)));
            Path properties = file.resolveSibling("build.properties");
            assertTrue(Files.readString(properties).contains("THIRD-PARTY.txt"), properties + " leaves it out");
        }
        for (String plugin : shipped) {
            if (!plugin.startsWith(OWN) && !text.contains(plugin)) {
                missing.add(plugin);
            }
        }
        assertEquals(Set.of(), missing);
        assertTrue(shipped.contains("com.google.gson") && shipped.contains("picocli"), shipped.toString());
    }

    /** Of the platforms that this build has unpacked. */
    @Test
    void everyNativeLibraryIsNamed() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> bundles = Files.list(Checkout.root().resolve("plugin"))) {
            for (Path bundle : bundles.filter(ThirdPartyTest::holdsNatives).toList()) {
                String platform = bundle.getFileName().toString().substring(NATIVES.length());
                for (Path file : Checkout.files(bundle.resolve("pytorch"), "")) {
                    String name = file.getFileName().toString();
                    if (rows().stream()
                            .noneMatch(row ->
                                    row.get(0).equals(platform) && row.get(1).equals(name))) {
                        missing.add(platform + " " + name);
                    }
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyLicenceHasItsText() throws IOException {
        String text = text();
        Set<String> without = new TreeSet<>();
        for (List<String> row : rows()) {
            String licence = row.stream()
                    .filter(cell -> cell.matches("(Apache-2|BSD-|MIT|MPL|GPL|Zlib|BSL|LicenseRef).*"))
                    .findFirst()
                    .orElse("");
            String first = licence.split("[ ;]")[0].replace(
                    "LicenseRef-Intel-Simplified", "Intel Simplified Software License");
            if (!first.isEmpty() && !text.contains("\n" + first) && !text.contains("\n" + licence)) {
                without.add(licence);
            }
        }
        assertEquals(Set.of(), without);
        assertTrue(rows().size() > 60, "the tables have " + rows().size() + " rows");
    }

    @Test
    void everyTextSaysWhereItWasTakenFrom() throws IOException {
        String section = text().substring(text().indexOf("\n4. NOTICES AND LICENCES\n"));
        Pattern heading = Pattern.compile("\n={78}\n(?!The LLVM Project)(.*(?:\n.*)?)\n={78}\n");
        List<MatchResult> headings = heading.matcher(section).results().toList();
        assertTrue(headings.size() > 35, headings.size() + " texts");
        Set<String> without = new TreeSet<>();
        for (int i = 0; i < headings.size(); i++) {
            int end = i + 1 < headings.size() ? headings.get(i + 1).start() : section.length();
            String text = section.substring(headings.get(i).end(), end).strip();
            if (!text.substring(text.lastIndexOf("\n\n") + 2).matches("(?s)\\(Text: .+\\.\\)")) {
                without.add(headings.get(i).group(1));
            }
        }
        assertEquals(Set.of(), without);
    }

    @Test
    void everyApacheCommonsHasItsNotice() throws IOException {
        String notices = text().substring(text().indexOf("\nNotices of Apache Commons\n"));
        Set<String> without = new TreeSet<>();
        for (List<String> row : rows()) {
            if (row.get(1).startsWith("Apache Commons") && !notices.contains("\n" + row.get(1) + "\nCopyright ")) {
                without.add(row.get(1));
            }
        }
        assertEquals(Set.of(), without);
    }

    private static boolean holdsNatives(Path bundle) {
        return bundle.getFileName().toString().startsWith(NATIVES) && Files.isDirectory(bundle.resolve("pytorch"));
    }

    /** The rows of all tables, cell by cell. */
    private static List<List<String>> rows() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : text().split("\n")) {
            List<String> cells = Stream.of(line.split("\\|")).map(String::strip).toList();
            if (cells.size() >= 4) {
                rows.add(cells);
            }
        }
        return rows;
    }

    private static String text() throws IOException {
        return Files.readString(Checkout.root().resolve("THIRD-PARTY.txt")).replace("\r\n", "\n");
    }
}

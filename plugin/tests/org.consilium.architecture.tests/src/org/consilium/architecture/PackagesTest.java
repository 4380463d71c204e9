// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inside of a bundle, too, arrows between packages run one way, files are short, and what is internal stays inside. */
class PackagesTest {

    private static final int LONGEST_FILE = 300;

    private static final int SHOWN_CIRCLES = 5;

    private static final Pattern IMPORT = Pattern.compile("(?m)^import (static )?([\\w.]+)(\\.\\*)?;");

    static List<String> bundles() {
        return Bundles.product();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void packagesFormNoCircle(String bundle) throws IOException {
        PackageGraph graph = new PackageGraph();
        Set<String> packages = Bundles.sources(bundle).stream()
                .map(file -> PackageGraph.packageOf(typeOf(bundle, file)))
                .collect(Collectors.toSet());
        Path root = Checkout.bundle(bundle).resolve("target/classes");
        for (Path file : Bundles.classes(bundle)) {
            String from = dotted(root.relativize(file), ".class");
            for (String type : TypeReferences.of(file)) {
                if (packages.contains(PackageGraph.packageOf(type))) {
                    graph.add(from, type);
                }
            }
        }
        // A constant of another class leaves no trace in the bytecode, and Javadoc none at all.
        for (Path file : Bundles.sources(bundle)) {
            for (String type : imports(file)) {
                if (packages.contains(PackageGraph.packageOf(type))) {
                    graph.add(typeOf(bundle, file), type);
                }
            }
        }
        List<String> circles = graph.circles();
        assertTrue(
                circles.isEmpty(),
                () -> bundle + " has " + circles.size() + " circles between packages:\n"
                        + String.join("\n", circles.subList(0, Math.min(SHOWN_CIRCLES, circles.size()))));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void filesAreShort(String bundle) throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : Bundles.sources(bundle)) {
            int lines = Files.readAllLines(file).size();
            if (lines > LONGEST_FILE) {
                tooLong.add(Checkout.root().relativize(file) + " has " + lines + " lines");
            }
        }
        assertEquals(List.of(), tooLong, "more than " + LONGEST_FILE + " lines: split by idea");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void whatIsExportedExistsAndIsNotInternal(String bundle) throws IOException {
        for (String name : Manifests.exported(bundle)) {
            if (name.startsWith("org.consilium.")) {
                assertTrue(!name.contains(".internal"), bundle + " exports the internal package " + name);
                Path folder = Checkout.bundle(bundle).resolve("src").resolve(name.replace('.', '/'));
                assertTrue(Files.isDirectory(folder), bundle + " exports " + name + ", which doesn't exist");
            }
        }
    }

    private static Set<String> imports(Path file) throws IOException {
        Set<String> types = new TreeSet<>();
        Matcher matcher = IMPORT.matcher(Files.readString(file));
        while (matcher.find()) {
            String name = matcher.group(2);
            boolean member = matcher.group(1) != null && matcher.group(3) == null;
            types.add(member ? PackageGraph.packageOf(name) : name);
        }
        return types;
    }

    private static String typeOf(String bundle, Path source) {
        return dotted(Checkout.bundle(bundle).resolve("src").relativize(source), ".java");
    }

    private static String dotted(Path file, String suffix) {
        String name = file.toString().replace('\\', '/').replace('/', '.');
        return name.substring(0, name.length() - suffix.length());
    }
}

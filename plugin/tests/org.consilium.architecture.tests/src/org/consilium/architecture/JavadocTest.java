// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public type that stands by itself in an exported package says in Javadoc what it is. */
class JavadocTest {

    /** A type, with its annotations, where no Javadoc ends just before it. */
    private static final Pattern TYPE = Pattern.compile(
            "(?m)(?<before>\\*/\\s*)?(?:^@[^\n]*\n)*^public (?:abstract |final |sealed |non-sealed |strictfp )*"
                    + "(?:class|interface|record|enum|@interface) (?<name>\\w+)");

    @ParameterizedTest
    @MethodSource("org.consilium.architecture.Bundles#product")
    void everyPublicTypeSaysWhatItIs(String bundle) throws IOException {
        TreeSet<String> silent = new TreeSet<>();
        for (String exported : Manifests.exported(bundle)) {
            if (!exported.startsWith("org.consilium.")) {
                continue;
            }
            for (Path file : sources(bundle, exported)) {
                Matcher type = TYPE.matcher(Files.readString(file).replace("\r\n", "\n"));
                while (type.find()) {
                    if (type.group("before") == null) {
                        silent.add(exported + "." + type.group("name"));
                    }
                }
            }
        }
        assertEquals(new TreeSet<>(), silent, "without Javadoc");
    }

    private static List<Path> sources(String bundle, String name) throws IOException {
        Path folder = Checkout.bundle(bundle).resolve("src").resolve(name.replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The bundles with code of this checkout, found by their folders, so that no new one escapes the checks. */
final class Bundles {

    private Bundles() {}

    /** Left out of a build against KNIME itself, which brings its own. */
    private static final String RUNNER = "org.consilium.runner";

    /** Names of the bundles that ship: all but stand-ins and tests, as far as they are built. */
    static List<String> product() {
        boolean runner = Files.isDirectory(Checkout.bundle(RUNNER).resolve("target/classes"));
        return withSources(Checkout.root().resolve("plugin")).stream()
                .filter(bundle -> runner || !bundle.equals(RUNNER))
                .toList();
    }

    /** Source files of a bundle that ships. */
    static List<Path> sources(String bundle) {
        return Checkout.files(Checkout.bundle(bundle).resolve("src"), ".java");
    }

    /** Compiled classes of a bundle that ships. */
    static List<Path> classes(String bundle) {
        return Checkout.files(Checkout.bundle(bundle).resolve("target/classes"), ".class");
    }

    private static List<String> withSources(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> Files.isDirectory(child.resolve("src")))
                    .map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

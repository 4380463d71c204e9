// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.conformance;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * The compiled classes of the build. The folders are found from the repository's root; system properties can name
 * others, separated as in a class path.
 */
final class ClassFolders {
    static final String STAND_INS = "conformance.standins";
    static final String PRODUCTION = "conformance.production";

    private static final String RUNNER = "org.consilium.runner";

    private ClassFolders() {}

    /** Returns the folders of the stand-ins; none in a build against the real platforms. */
    static List<Path> standIns() throws IOException {
        return find(STAND_INS, "plugin/standins", "");
    }

    /** Returns the folders of what runs in KNIME: the runner stands in KNIME's place and knows more than its API. */
    static List<Path> production() throws IOException {
        return find(PRODUCTION, "plugin", "org.consilium.").stream()
                .filter(folder -> !folder.toString().contains(RUNNER))
                .toList();
    }

    private static List<Path> find(String property, String parent, String prefix) throws IOException {
        String given = System.getProperty(property);
        if (given != null) {
            return Arrays.stream(given.split(File.pathSeparator)).map(Path::of).toList();
        }
        Path folder = root().resolve(parent);
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .map(path -> path.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("The repository's root is not above the working folder");
        }
        return folder;
    }

    static List<ClassNode> read(List<Path> folders) throws IOException {
        List<ClassNode> result = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.filter(file -> file.toString().endsWith(".class"))
                        .sorted()
                        .toList()) {
                    try (InputStream in = Files.newInputStream(path)) {
                        ClassNode node = new ClassNode();
                        new ClassReader(in).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
                        result.add(node);
                    }
                }
            }
        }
        return result;
    }
}

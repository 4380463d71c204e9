// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Starts another Java with a few classes of this one, wherever these were loaded from. */
final class ForkedJvm {

    private ForkedJvm() {}

    static List<String> command(Path classes, Class<?> main, Class<?>... needed) throws IOException {
        List<Class<?>> all = new ArrayList<>(List.of(needed));
        all.add(main);
        for (Class<?> type : all) {
            String name = type.getName().replace('.', '/') + ".class";
            Path file = classes.resolve(name);
            Files.createDirectories(file.getParent());
            try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                Files.write(file, in.readAllBytes());
            }
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Xshare:auto",
                "-cp",
                classes.toString(),
                main.getName());
    }

    /** Without the variables from which Java takes options: it says so in a line of its own, and limits would differ. */
    static Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder.start();
    }
}

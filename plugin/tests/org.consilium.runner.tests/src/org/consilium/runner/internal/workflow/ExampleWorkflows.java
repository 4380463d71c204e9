// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.knwf.archive.Folders;

/** Workflows that a real platform saved; they lie beside the tests as folders or in their bundle. */
public final class ExampleWorkflows {
    public static final List<String> NAMES = List.of("chain-executed", "chain-unexecuted", "loop-unexecuted");

    private ExampleWorkflows() {}

    /** Copies a workflow into a folder and returns its place there. */
    public static Path copy(String name, Path target) throws IOException {
        Path copy = target.resolve(name);
        Folders.copy(source(name), copy);
        return copy;
    }

    private static Path source(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path candidate = folder.resolve("plugin/tests/org.consilium.runner.tests/resources/workflows")
                    .resolve(name);
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
            folder = folder.getParent();
        }
        URL url = ExampleWorkflows.class.getResource("/workflows/" + name);
        try {
            return Path.of(url == null ? new URI("file:///missing") : url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the XML configs of a workflow. */
    public static List<Path> configs(Path workflow) throws IOException {
        try (Stream<Path> paths = Files.walk(workflow)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> path.toString().endsWith("settings.xml")
                            || path.toString().endsWith("workflow.knime")
                            || path.toString().matches(".*[/\\\\](spec|data|filestore)\\.xml"))
                    .sorted()
                    .toList();
        }
    }
}

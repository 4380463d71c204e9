// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real data that isn't part of the project: tests that want it are skipped where it is absent. */
public final class TestData {
    private TestData() {}

    /** A folder of the data, or a skipped test. */
    public static Path folder(String name) {
        Path root = root();
        Path folder = root == null ? null : root.resolve(name);
        Assumptions.assumeTrue(
                folder != null && Files.exists(folder),
                "the test data '" + name + "' isn't here; set the system property consilium.data to its folder");
        return folder;
    }

    private static Path root() {
        String set = System.getProperty("consilium.data");
        if (set != null) {
            return Path.of(set);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolveSibling("shared").resolve("data");
            if (at.getParent() != null && Files.isDirectory(data)) {
                return data;
            }
        }
        return null;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders that this process holds open, where the system tells: Linux does, elsewhere there are none. */
final class OpenFiles {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private OpenFiles() {}

    static boolean areTold() {
        return Files.isDirectory(DESCRIPTORS);
    }

    /** Those inside of a folder, and the folder itself. */
    static List<Path> within(Path folder) throws IOException {
        if (!areTold()) {
            return List.of();
        }
        Path real = folder.toRealPath();
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            return descriptors
                    .map(OpenFiles::target)
                    .filter(target -> target.startsWith(real))
                    .toList();
        }
    }

    /** The listing's own descriptor is gone before it can be asked. */
    private static Path target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor);
        } catch (IOException e) {
            return descriptor;
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.ground.Progress;
import org.consilium.imaging.images.RaterImageOptions;
import org.consilium.imaging.png.Png;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RareRatersTest {
    @TempDir
    Path folder;

    @Test
    void idsThatDifferInCapitalsAreNamed() {
        List<String> warnings = warnings(Map.of("w", 1, "W", 200, "X", 200));
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).startsWith("the rater ids 'W' (200), 'w' (1) differ only in capitals"));
    }

    @Test
    void anIdThatOccursOnceAmongManyIsNamed() {
        List<String> warnings = warnings(Map.of("N12", 300, "N21", 1, "A", 299));
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).startsWith("the rater id 'N21' (1) occurs once, where another occurs in 300 cases"));
    }

    @Test
    void nothingIsSaidWhereNothingIsOdd() {
        assertEquals(List.of(), warnings(Map.of()));
        assertEquals(List.of(), warnings(Map.of("A", 1, "B", 1, "C", 9)));
        assertEquals(List.of(), warnings(Map.of("A", 300, "B", 2)));
    }

    @Test
    void theReaderOfImagesSaysSo() throws IOException {
        for (int i = 0; i < 3; i++) {
            Path home = Files.createDirectories(folder.resolve("case_" + i));
            Files.write(home.resolve("image.png"), Png.grey(2, 2, new byte[] {1, 2, 3, 4}));
            Files.write(home.resolve(i == 1 ? "rater_w.png" : "rater_W.png"), Png.grey(2, 2, new byte[] {0, -1, 0, 0}));
        }
        List<String> warnings = new RaterImageReader(RaterImageOptions.defaults())
                .read(folder, Progress.NONE)
                .warnings();
        assertTrue(
                warnings.stream().anyMatch(text -> text.contains("'W' (2), 'w' (1) differ only in capitals")),
                warnings.toString());
    }

    private static List<String> warnings(Map<String, Integer> counts) {
        return RareRaters.warnings(new TreeMap<>(counts));
    }
}

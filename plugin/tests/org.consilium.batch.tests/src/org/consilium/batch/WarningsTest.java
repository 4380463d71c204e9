// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.consilium.imaging.png.Png;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with more files that can't be used than a message holds: nothing of what is said gets lost. */
class WarningsTest {
    private static final int DAMAGED = 8;

    @TempDir
    private Path folder;

    @Test
    void allWarningsStandBesideTheTablesAndInATableOfTheirOwn() throws IOException {
        for (int i = 0; i < 10; i++) {
            Path of = Files.createDirectories(folder.resolve(String.format(Locale.ROOT, "study/case_%02d", i)));
            Files.write(of.resolve("image.png"), Png.grey(8, 8, new byte[64]));
            byte[] mask = new byte[64];
            mask[27] = (byte) 255;
            Files.write(of.resolve("rater_A.png"), Png.grey(8, 8, mask));
            if (i < DAMAGED) {
                Files.writeString(of.resolve("rater_B.png"), "no picture");
            }
        }
        Path out = folder.resolve("out");

        Outcome outcome = Outcome.of(
                "run",
                Outcome.checkout()
                        .resolve("plugin/tests/org.consilium.batch.tests/resources/workflows/warned")
                        .toString(),
                "-option=1,folder," + folder.resolve("study") + ",String",
                "--outputs",
                out.toString());

        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        assertTrue(outcome.out().contains("... and 3 more warnings. All of them, in full, are in"), outcome.out());
        List<String> file = Files.readAllLines(out.resolve("Rater Image Reader (#1)/warnings.csv"));
        assertEquals(1 + DAMAGED, file.size(), "" + file);
        assertEquals("number,where,warning", file.get(0));
        assertTrue(
                file.get(DAMAGED)
                        .startsWith("8,case case_07,case case_07: the mask of rater B is left out: rater_B.png"),
                file.get(DAMAGED));
        assertFalse(String.join("\n", file).contains(folder.toString()), "no path of this computer");
        List<String> table = Files.readAllLines(out.resolve("Warnings to Table (#2)/port_1.csv"));
        assertEquals(
                file.stream().skip(1).toList(),
                table.stream()
                        .skip(1)
                        .map(line -> line.substring(line.indexOf(',') + 1))
                        .toList());
        assertFalse(Files.exists(out.resolve("Warnings to Table (#2)/warnings.csv")), "nothing to warn of");
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.consilium.imaging.png.Png;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole workflow over folders that are called by names of persons: nothing that it says or writes holds them. */
@Tag("slow")
class NoNamesInWorkflowsTest {

    private static final List<String> NAMES = List.of("mueller", "huber");

    @TempDir
    private Path folder;

    private int searched;

    @Test
    void neitherOutputsNorTheWorkflowHoldNames() throws IOException {
        Path cases = folder.resolve("cases");
        for (int i = 0; i < 6; i++) {
            Path home = Files.createDirectories(cases.resolve("MUELLER^HANS" + i));
            Files.write(home.resolve("image.png"), Png.grey(64, 64, square(10 + i, 200)));
            Files.write(home.resolve("rater_A.png"), Png.grey(64, 64, square(10 + i, 255)));
            Files.write(home.resolve("rater_Huber.png"), Png.grey(64, 64, square(11 + i, 255)));
        }
        Path outputs = folder.resolve("out");
        Path saved = folder.resolve("saved.knwf");
        Outcome outcome = Outcome.of(
                "run",
                Outcome.checkout().resolve("example-workflows/two-phase-images").toString(),
                "-workflow.variable=folder," + cases + ",String",
                "-option=3,epochs,1,int",
                "-option=4,epochs,1,int",
                "-option=5,samples,3,int",
                "-destFile=" + saved,
                "--outputs",
                outputs.toString());
        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        assertClean("what was printed", (outcome.out() + outcome.err()).getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> files = Files.walk(outputs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertClean(outputs.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        assertClean("saved.knwf", Files.readAllBytes(saved));
        assertTrue(searched > 50, "only " + searched + " files were searched");
    }

    /** Archives are searched to their ground. */
    private void assertClean(String where, byte[] bytes) throws IOException {
        searched++;
        for (String text : List.of(
                where,
                new String(bytes, StandardCharsets.ISO_8859_1),
                new String(bytes, StandardCharsets.UTF_16BE),
                new String(bytes, StandardCharsets.UTF_16LE))) {
            String lower = text.toLowerCase(Locale.ROOT);
            NAMES.forEach(name -> assertFalse(lower.contains(name), name + " in " + where));
        }
        if (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K') {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    assertClean(where + "/" + entry.getName(), zip.readAllBytes());
                }
            }
        }
    }

    private static byte[] square(int half, int value) {
        byte[] pixels = new byte[64 * 64];
        for (int i = 0; i < pixels.length; i++) {
            boolean inside = Math.abs(i / 64 - 32) < half && Math.abs(i % 64 - 32) < half;
            pixels[i] = (byte) (inside ? value : 0);
        }
        return pixels;
    }
}

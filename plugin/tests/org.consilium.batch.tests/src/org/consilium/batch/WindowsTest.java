// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.consilium.imaging.png.Png;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new image, twice as wide as what the model has learned on: its lesion lies where the middle would not show it. */
@Tag("slow")
class WindowsTest {
    private static final int SIDE = 32;
    private static final int ROW = 12;
    private static final int COLUMN = 53;
    private static final int RADIUS = 6;

    @TempDir
    private Path folder;

    private final Random random = new Random(5);

    @Test
    void aLesionBesideTheMiddleIsFoundAndWrittenWhereItLies() throws IOException {
        for (int i = 0; i < 16; i++) {
            String name = String.format(Locale.ROOT, "train/case_%02d", i);
            write(name, SIDE, 9 + random.nextInt(14), 9 + random.nextInt(14), true);
        }
        write("new/case_1", 2 * SIDE, ROW, COLUMN, false);
        Path masks = folder.resolve("masks");

        Outcome windows = run("WINDOWS", masks);

        assertEquals(0, windows.code(), windows.out() + windows.err());
        List<String> cases = Files.readAllLines(folder.resolve("out-WINDOWS/Rater Image Reader (#3)/port_2.csv"));
        assertEquals(
                List.of("case_1_r0_c0", "case_1_r0_c16", "case_1_r0_c32"),
                cases.stream().skip(1).map(line -> line.split(",")[1]).toList());
        List<Path> written = written(masks);
        assertEquals(5, written.size(), "four samples and their mean: " + written);
        for (Path file : written) {
            double dice = dice(Png.read(file).values());
            assertTrue(dice > 0.7, file + " " + dice);
        }
        List<String> table = Files.readAllLines(folder.resolve("out-WINDOWS/Segmentation Writer (#5)/port_1.csv"));
        assertTrue(table.get(1).endsWith(",0,0,1,1,1.0"), table.get(1));

        Outcome middle = run("MIDDLE", folder.resolve("middle"));

        assertEquals(0, middle.code(), middle.out() + middle.err());
        String said = Files.readString(folder.resolve("out-MIDDLE/Rater Image Reader (#3)/warnings.csv"));
        assertTrue(said.contains("1 case without outlines was cut from the middle of its larger image"), said);
        assertTrue(
                Files.readAllLines(folder.resolve("out-MIDDLE/Segmentation Writer (#5)/port_1.csv"))
                        .get(1)
                        .endsWith(",0,0,1,1,0.5"),
                "half of the slice was looked at");
    }

    private Outcome run(String unoutlined, Path masks) {
        return Outcome.of(
                "run",
                Outcome.checkout()
                        .resolve("plugin/tests/org.consilium.batch.tests/resources/workflows/windows")
                        .toString(),
                "-option=1,folder," + folder.resolve("train") + ",String",
                "-option=3,folder," + folder.resolve("new") + ",String",
                "-option=3,unoutlined," + unoutlined + ",String",
                "-option=5,folder," + masks + ",String",
                "-option=5,format,PNG,String",
                "--outputs",
                folder.resolve("out-" + unoutlined).toString());
    }

    private static List<Path> written(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(".png"))
                    .sorted()
                    .toList();
        }
    }

    private static double dice(int[] mask) {
        int both = 0;
        int either = 0;
        for (int i = 0; i < mask.length; i++) {
            boolean lesion = inside(i / (2 * SIDE), i % (2 * SIDE), ROW, COLUMN, RADIUS);
            boolean found = mask[i] > 127;
            both += lesion && found ? 2 : 0;
            either += (lesion ? 1 : 0) + (found ? 1 : 0);
        }
        return (double) both / either;
    }

    private static boolean inside(int row, int column, int centreRow, int centreColumn, double radius) {
        return Math.hypot(row - centreRow, column - centreColumn) <= radius;
    }

    private void write(String name, int width, int row, int column, boolean outlined) throws IOException {
        Path of = Files.createDirectories(folder.resolve(name));
        byte[] image = new byte[SIDE * width];
        List<byte[]> masks = new ArrayList<>(List.of(new byte[image.length], new byte[image.length]));
        for (int i = 0; i < image.length; i++) {
            boolean lesion = inside(i / width, i % width, row, column, RADIUS);
            image[i] = (byte) ((lesion ? 170 : 60) + random.nextInt(30));
            for (int rater = 0; rater < 2; rater++) {
                masks.get(rater)[i] =
                        (byte) (inside(i / width, i % width, row, column, RADIUS - 0.7 + 1.4 * rater) ? 255 : 0);
            }
        }
        Files.write(of.resolve("image.png"), Png.grey(width, SIDE, image));
        for (int rater = 0; outlined && rater < 2; rater++) {
            Files.write(
                    of.resolve("rater_" + (rater == 0 ? "A" : "B") + ".png"), Png.grey(width, SIDE, masks.get(rater)));
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of docs/tutorial.md as they stand there, on a folder as people have them: twelve cases of two sites, five
 * raters, some of whom left cases out.
 */
@Tag("slow")
class TutorialTest {

    private static final int SIZE = 32;
    private static final String RATERS = "ABCDE";

    /** Learning is made short; nothing else is changed. */
    private static final Map<String, List<String>> SHORT = Map.of(
            "two-phase-images", List.of("-option=3,epochs,1,int", "-option=4,epochs,1,int", "-option=5,samples,4,int"));

    @TempDir
    private Path folder;

    @Test
    void theCommandsGoFromAFolderToAgreementConsensusAndFigures() throws IOException {
        cases(folder.resolve("cases"));
        List<String> commands = commands();
        assertTrue(commands.size() <= 5, "with git clone no more than six: " + commands);
        for (String command : commands) {
            Outcome outcome = Outcome.of(arguments(command));
            assertEquals(0, outcome.code(), command + "\n" + outcome.out() + outcome.err());
        }
        Path out = folder.resolve("out");
        assertEquals(
                1 + 10,
                Files.readAllLines(out.resolve("agreement/Rater Agreement (#2)/port_2.csv"))
                        .size(),
                "pairs of five raters");
        assertEquals(
                1 + 12,
                Files.readAllLines(out.resolve("consensus/Segmentation Writer (#3)/port_1.csv"))
                        .size(),
                "one consensus a case");
        assertTrue(Files.exists(folder.resolve("masks/consensus.csv")));
        assertTrue(Files.readString(out.resolve("model/GED Evaluator (#6)/port_2.csv"))
                .contains("\nmajority_ged"));
    }

    /** The lines of the tutorial's blocks that call the program. */
    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        boolean block = false;
        for (String line : Files.readAllLines(Outcome.checkout().resolve("docs/tutorial.md"))) {
            if (line.startsWith("```")) {
                block = !block;
            } else if (block && line.startsWith("./consilium ")) {
                commands.add(line.substring("./consilium ".length()));
            }
        }
        return commands;
    }

    private String[] arguments(String command) {
        List<String> arguments = new ArrayList<>();
        for (String argument : command.split(" ")) {
            arguments.add(argument.replace("/path/to/", folder + "/")
                    .replaceFirst("^example-workflows/", Outcome.checkout() + "/example-workflows/")
                    .replaceFirst("^out/", folder.resolve("out") + "/"));
        }
        SHORT.forEach((example, options) -> {
            if (command.contains("example-workflows/" + example + " ")) {
                arguments.addAll(options);
            }
        });
        return arguments.toArray(String[]::new);
    }

    private static void cases(Path root) throws IOException {
        for (int i = 0; i < 12; i++) {
            Path one = Files.createDirectories(root.resolve((i < 6 ? "siteA_0" : "siteB_0") + (i % 6 + 1)));
            write(one.resolve("image.png"), 9, i, false);
            for (int r = 0; r < RATERS.length(); r++) {
                if ((i + r) % 7 != 0) {
                    write(one.resolve("rater_" + RATERS.charAt(r) + ".png"), 6 + r, i, true);
                }
            }
        }
    }

    /** A disc that is bright in the image, and as large as a rater sees it in a mask. */
    private static void write(Path file, int radius, int shift, boolean mask) throws IOException {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
        WritableRaster raster = image.getRaster();
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double distance = Math.hypot(x - 14.0 - shift % 4, y - 16.0);
                int grey = 40 + (x * 7 + y * 13 + shift * 5) % 30;
                int inside = mask ? 255 : 200 - (x * y) % 20;
                raster.setSample(x, y, 0, distance <= radius ? inside : mask ? 0 : grey);
            }
        }
        ImageIO.write(image, "png", file.toFile());
    }
}

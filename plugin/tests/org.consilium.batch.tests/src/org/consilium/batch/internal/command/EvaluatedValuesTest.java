// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import org.consilium.batch.internal.Captured;
import org.consilium.imaging.png.Png;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What values of masks and predictions mean: one case of two raters and two samples, who all drew one block. */
class EvaluatedValuesTest {
    private static final int WIDTH = 12;
    private static final int HEIGHT = 10;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1", "2", "100", "128", "200", "255"})
    void twoValuesOfAMaskAreOneStructure(int on) throws IOException {
        masks(pixel -> block(pixel) == 1 ? on : 0);
        samples(pixel -> block(pixel) == 1 ? 255 : 0);
        assertAgreement("");
    }

    @ParameterizedTest
    @CsvSource({"1,2", "1,255", "100,200", "128,255", "3,254"})
    void moreValuesOfAMaskAreListed(int first, int second) throws IOException {
        masks(pixel -> new int[] {0, first, second}[block(pixel)]);
        samples(pixel -> block(pixel) == 1 ? 255 : 0);
        assertRefused("several labels: " + first + ", " + second);
        // One of them can be chosen.
        assertAgreement("", "--structure", Integer.toString(first));
    }

    @Test
    void ofTwoValuesWithoutBlackTheHigherIsInsideAndThatIsSaid() throws IOException {
        masks(pixel -> block(pixel) == 1 ? 2 : 1);
        samples(pixel -> block(pixel) == 1 ? 255 : 0);
        assertAgreement("no other values than 1 and 2");
    }

    @ParameterizedTest
    @CsvSource({"1", "255", "65535"})
    void masksOf16Bits(int on) throws IOException {
        short[] values = new short[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (block(i) == 1 ? on : 0);
        }
        for (String rater : new String[] {"A", "B"}) {
            write("labels/c/rater_" + rater + ".png", Png.grey16(WIDTH, HEIGHT, values));
        }
        samples(pixel -> block(pixel) == 1 ? 255 : 0);
        assertAgreement("");
    }

    @Test
    void masksDrawnInTransparency() throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            image.setRGB(i % WIDTH, i / WIDTH, block(i) == 1 ? 0xffffffff : 0x00ffffff);
        }
        for (String rater : new String[] {"A", "B"}) {
            Path file = folder.resolve("labels/c/rater_" + rater + ".png");
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        }
        samples(pixel -> block(pixel) == 1 ? 255 : 0);
        assertAgreement("");
    }

    @Test
    void samplesOfZerosAndOnesAreMasksWhereNoneHasGrades() throws IOException {
        masks(pixel -> block(pixel) == 1 ? 255 : 0);
        samples(pixel -> block(pixel) == 1 ? 1 : 0);
        assertAgreement("are taken as masks");
    }

    @Test
    void aOneBesideGradesIsALowProbability() throws IOException {
        masks(pixel -> block(pixel) == 1 ? 255 : 0);
        samples(pixel -> block(pixel) == 1 ? 1 : 0);
        write("predictions/c/sample_1.png", grey(pixel -> block(pixel) == 1 ? 250 : block(pixel)));
        Captured result = evaluate();
        assertEquals(0, result.code(), result.err());
        assertTrue(result.err().contains("taken as probabilities of 0 and 1/255"), result.err());
        assertEquals(0.5, metric(result, "dice_max_per_prediction"), 1e-6);
    }

    @Test
    void gradedSamplesAreInsideAboveOneHalf() throws IOException {
        masks(pixel -> block(pixel) == 1 ? 255 : 0);
        samples(pixel -> new int[] {3, 128, 127}[block(pixel)]);
        assertAgreement("");
    }

    @ParameterizedTest
    @CsvSource({"2", "100", "127"})
    void aSingleLowValueIsRefused(int on) throws IOException {
        masks(pixel -> block(pixel) == 1 ? 255 : 0);
        samples(pixel -> block(pixel) == 1 ? on : 0);
        assertRefused("may be a mask or a probability of " + on + "/255");
    }

    @Test
    void emptySamplesAreEmpty() throws IOException {
        masks(pixel -> block(pixel) == 1 ? 255 : 0);
        samples(pixel -> 0);
        Captured result = evaluate();
        assertEquals(0, result.code(), result.err());
        assertEquals(0, metric(result, "dice_max"), 1e-6);
        assertFalse(result.err().contains("taken as"), result.err());
    }

    @Test
    void filesOfRatersThatAreNotReadAndIdsThatLookLikeSlipsAreNamed() throws IOException {
        masks(pixel -> block(pixel) == 1 ? 255 : 0);
        samples(pixel -> block(pixel) == 1 ? 255 : 0);
        write("labels/c/rater_C.PNG", grey(pixel -> block(pixel) == 1 ? 255 : 0));
        write("labels/c/rater_c.png", grey(pixel -> block(pixel) == 1 ? 255 : 0));
        write("labels/c/rater_D.jpg", new byte[9]);
        write("labels/c/rater_E.tiff", new byte[9]);
        Captured result = evaluate();
        assertEquals(0, result.code(), result.err());
        assertTrue(result.err().contains("2 files aren't read, first c/rater_D.jpg"), result.err());
        assertTrue(result.err().contains("'C' (1), 'c' (1) differ only in capitals"), result.err());
    }

    private void masks(IntUnaryOperator value) throws IOException {
        write("labels/c/rater_A.png", grey(value));
        write("labels/c/rater_B.png", grey(value));
    }

    private void samples(IntUnaryOperator value) throws IOException {
        write("predictions/c/sample_0.png", grey(value));
        write("predictions/c/sample_1.png", grey(value));
    }

    private void write(String name, byte[] png) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, png);
    }

    private static byte[] grey(IntUnaryOperator value) throws IOException {
        byte[] values = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) value.applyAsInt(i);
        }
        return Png.grey(WIDTH, HEIGHT, values);
    }

    private static int block(int pixel) {
        int x = pixel % WIDTH;
        int y = pixel / WIDTH;
        if (x >= 2 && x < 6 && y >= 1 && y < 5) {
            return 1;
        }
        return x >= 8 && x < 10 && y >= 6 && y < 9 ? 2 : 0;
    }

    private void assertAgreement(String warning, String... more) {
        Captured result = evaluate(more);
        assertEquals(0, result.code(), result.err());
        assertEquals(0, metric(result, "ged"), 1e-6);
        assertEquals(1, metric(result, "dice_max"), 1e-6);
        assertTrue(result.err().contains(warning), result.err());
        if (warning.isEmpty()) {
            assertFalse(result.err().contains("taken as"), result.err());
        }
    }

    private void assertRefused(String part) {
        Captured result = evaluate();
        assertEquals(3, result.code(), result.err());
        assertTrue(result.err().contains(part), result.err());
    }

    private static double metric(Captured result, String name) {
        JsonObject root = JsonParser.parseString(result.out()).getAsJsonObject();
        return root.getAsJsonObject("summary").get(name).getAsDouble();
    }

    private Captured evaluate(String... more) {
        Object[] arguments = {
            "evaluate", "--labels", folder.resolve("labels"), "--predictions", folder.resolve("predictions"), "--json"
        };
        Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Captured.of(all);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.batch.internal.Captured;
import org.consilium.imaging.png.Png;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions as other programs write them, through the command line: the same masks give the same figures in each format. */
class EvaluatedFormatsTest {
    private static final int WIDTH = 9;
    private static final int HEIGHT = 7;
    private static final int DEPTH = 4;

    @TempDir
    private Path folder;

    private Path labels;
    private Path predictions;

    /** Two volumes with two raters, who draw on the slices 1 and 2. */
    @BeforeEach
    void volumes() throws IOException {
        labels = Files.createDirectory(folder.resolve("labels"));
        predictions = Files.createDirectory(folder.resolve("predictions"));
        for (int volume = 1; volume <= 2; volume++) {
            int from = volume;
            nifti(labels.resolve("v" + volume + "/image.nii"), 0, (x, y, z) -> (x * 31 + y * 17 + z * 7) % 97);
            nifti(labels.resolve("v" + volume + "/rater_A.nii"), 0, (x, y, z) -> box(x, y, z, from, 4));
            nifti(labels.resolve("v" + volume + "/rater_B.nii"), 0, (x, y, z) -> box(x, y, z, from, 5));
        }
    }

    private interface Voxel {
        double at(int x, int y, int z);
    }

    private static double box(int x, int y, int z, int from, int to) {
        return z >= 1 && z <= 2 && x >= from && x <= to && y >= 2 && y <= 4 ? 1 : 0;
    }

    private static double predicted(int volume, int x, int y, int z) {
        return box(x, y, z, volume, 6);
    }

    @Test
    void niftiNrrdAndPicturesOfTheSameMasksGiveTheSameFigures() throws IOException {
        for (int volume = 1; volume <= 2; volume++) {
            int v = volume;
            nifti(predictions.resolve("v" + v + ".nii"), 0, (x, y, z) -> predicted(v, x, y, z));
        }
        Files.writeString(predictions.resolve("dataset.json"), "{}");
        Files.writeString(predictions.resolve("v1.npz"), "");
        JsonObject expected = evaluated();
        assertEquals(4, expected.getAsJsonArray("cases").size());
        assertTrue(expected.getAsJsonObject("summary").get("hd95_diagonal") == null, "no mask is a rater's");
        // volume 1: the prediction has 18 pixels, the raters 12 and 15, all of them inside
        double diceA = 24.0 / 30;
        double diceB = 30.0 / 33;
        assertEquals(
                (diceA + diceB) / 2,
                expected.getAsJsonArray("cases")
                        .get(0)
                        .getAsJsonObject()
                        .get("dice_max")
                        .getAsDouble(),
                1e-9);

        emptied();
        for (int v = 1; v <= 2; v++) {
            nrrd(predictions.resolve("v" + v + "/v" + v + "_seg.nrrd"), v);
        }
        assertEquals(expected, evaluated());

        emptied();
        for (int v = 1; v <= 2; v++) {
            for (int z = 1; z <= 2; z++) {
                Path picture = predictions.resolve("v" + v + "_s00" + z + ".png");
                Files.write(picture, Png.grey(WIDTH, HEIGHT, picture(v, z)));
            }
        }
        assertEquals(expected, evaluated());
    }

    @Test
    void probabilitiesAreNotCutAndSamplesMayDifferInNumber() throws IOException {
        nifti(predictions.resolve("v1_1.nii"), 0, (x, y, z) -> 0.25 * predicted(1, x, y, z));
        nifti(predictions.resolve("v1_2.nii"), 0, (x, y, z) -> 0.75 * predicted(1, x, y, z));
        nifti(predictions.resolve("v2_1.nii"), 0, (x, y, z) -> predicted(2, x, y, z));
        JsonObject json = evaluated();
        double brier = json.getAsJsonArray("cases")
                .get(0)
                .getAsJsonObject()
                .get("brier")
                .getAsDouble();
        // 12 pixels of both raters, 3 of one of them and 3 of none, all predicted with one half
        double expected = (12 * 0.25 + 3 * 0.25 + 3 * 0.25) / (WIDTH * HEIGHT);
        assertTrue(Math.abs(brier - expected) < 0.25 * 3.0 / (WIDTH * HEIGHT) + 1e-12, brier + " " + expected);
    }

    @Test
    void missingPredictionsAreCountedAndForeignOnesRefused() throws IOException {
        nifti(predictions.resolve("v1.nii"), 0, (x, y, z) -> predicted(1, x, y, z));
        Captured one = evaluate();
        assertEquals(0, one.code(), one.err());
        assertTrue(one.err().contains("2 of 4 cases have no prediction, the first v2_s001"), one.err());

        nifti(predictions.resolve("v2.nii"), 0.7, (x, y, z) -> predicted(2, x, y, z));
        Captured shifted = evaluate();
        assertEquals(3, shifted.code());
        assertTrue(shifted.err().contains("v2.nii") && shifted.err().contains("elsewhere"), shifted.err());
        assertFalse(shifted.err().contains("\tat "), shifted.err());
    }

    @Test
    void aLabelIsAskedForWhereThereAreSeveral() throws IOException {
        nifti(predictions.resolve("v1.nii"), 0, (x, y, z) -> x == 0 ? 2 : predicted(1, x, y, z));
        Captured several = evaluate();
        assertEquals(3, several.code());
        assertTrue(several.err().contains("1, 2"), several.err());
        assertEquals(0, evaluate("--prediction-structure", "1").code());
    }

    private JsonObject evaluated() {
        Captured result = evaluate();
        assertEquals(0, result.code(), result.err());
        return JsonParser.parseString(result.out()).getAsJsonObject();
    }

    private Captured evaluate(String... more) {
        Object[] all = new Object[6 + more.length];
        System.arraycopy(
                new Object[] {"evaluate", "--labels", labels, "--predictions", predictions, "--json"}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return Captured.of(all);
    }

    private void emptied() throws IOException {
        predictions = Files.createTempDirectory(folder, "predictions");
    }

    private static byte[] picture(int volume, int z) {
        byte[] picture = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (byte) (255 * predicted(volume, i % WIDTH, i / WIDTH, z));
        }
        return picture;
    }

    /** A NIfTI-1 whose voxels are 1 by 1 by 2 mm; the first one lies at x mm. */
    private static void nifti(Path file, double x, Voxel voxel) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(352 + 4 * WIDTH * HEIGHT * DEPTH).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0, 348);
        int[] dim = {3, WIDTH, HEIGHT, DEPTH, 1, 1, 1, 1};
        float[] spacing = {1, 1, 1, 2};
        for (int i = 0; i < 8; i++) {
            out.putShort(40 + 2 * i, (short) dim[i]);
            out.putFloat(76 + 4 * i, i < 4 ? spacing[i] : 0);
        }
        out.putShort(70, (short) 16).putShort(72, (short) 32).putFloat(108, 352).put(123, (byte) 2);
        out.putShort(254, (short) 1);
        double[][] rows = {{1, 0, 0, x}, {0, 1, 0, 0}, {0, 0, 2, 0}};
        for (int i = 0; i < 12; i++) {
            out.putFloat(280 + 4 * i, (float) rows[i / 4][i % 4]);
        }
        out.put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
        out.position(352);
        for (int i = 0; i < WIDTH * HEIGHT * DEPTH; i++) {
            out.putFloat((float) voxel.at(i % WIDTH, i / WIDTH % HEIGHT, i / WIDTH / HEIGHT));
        }
        Files.createDirectories(file.getParent());
        Files.write(file, out.array());
    }

    private static void nrrd(Path file, int volume) throws IOException {
        byte[] text = ("NRRD0004\ntype: uint8\ndimension: 3\nspace: right-anterior-superior\nsizes: 9 7 4\n"
                        + "space directions: (1,0,0) (0,1,0) (0,0,2)\nkinds: domain domain domain\nencoding: raw\n"
                        + "space origin: (0,0,0)\n\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out =
                ByteBuffer.allocate(text.length + WIDTH * HEIGHT * DEPTH).put(text);
        for (int i = 0; i < WIDTH * HEIGHT * DEPTH; i++) {
            out.put((byte) predicted(volume, i % WIDTH, i / WIDTH % HEIGHT, i / WIDTH / HEIGHT));
        }
        Files.createDirectories(file.getParent());
        Files.write(file, out.array());
    }
}

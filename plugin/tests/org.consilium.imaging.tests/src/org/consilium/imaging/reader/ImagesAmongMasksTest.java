// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.consilium.ground.Progress;
import org.consilium.imaging.images.MaskOptions;
import org.consilium.imaging.images.RaterImageOptions;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.pseudonym.PseudonymOptions;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands among masks and is none: copies of the image, other images, and files of kinds that aren't read. */
class ImagesAmongMasksTest {
    private static final int WIDTH = 20;
    private static final int HEIGHT = 16;

    private static final RaterImageOptions RAW = RaterImageOptions.defaults()
            .withNormalisation(Normalisation.NONE)
            .withSlices(SliceSelection.ALL)
            .withPseudonyms(PseudonymOptions.defaults().withKeepNames(true));

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void write() throws IOException {
        home = Files.createDirectories(folder.resolve("study/c1"));
        png("rater_A", ImagesAmongMasksTest::drawn);
        png("rater_B", ImagesAmongMasksTest::drawn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "*"})
    void aCopyOfTheImageIsNoMask(String structure) throws IOException {
        png("image", ImagesAmongMasksTest::grey);
        png("rater_C", ImagesAmongMasksTest::grey);
        assertNotRead("rater C", structure);
    }

    @ParameterizedTest
    @CsvSource({"'',2", "1,2", "*,2", "'',3", "1,3", "*,3"})
    void norIsAScaledCopyOfFewGreys(String structure, int factor) throws IOException {
        // Greys in flat areas, as labels have them.
        png("image", pixel -> 10 * (pixel / WIDTH / 4 + pixel % WIDTH / 5));
        png("rater_C", pixel -> factor * 10 * (pixel / WIDTH / 4 + pixel % WIDTH / 5));
        assertNotRead("rater C", structure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "*"})
    void norIsACopyIn16Bits(String structure) throws IOException {
        png("image", pixel -> 10 * (pixel / WIDTH / 4 + pixel % WIDTH / 5));
        short[] values = new short[WIDTH * HEIGHT];
        for (int pixel = 0; pixel < values.length; pixel++) {
            values[pixel] = (short) (257 * 10 * (pixel / WIDTH / 4 + pixel % WIDTH / 5));
        }
        Files.write(home.resolve("rater_C.png"), Png.grey16(WIDTH, HEIGHT, values));
        assertNotRead("rater C", structure);
    }

    @ParameterizedTest
    @CsvSource({"'',1", "1,1", "*,1", "'',2", "1,2", "*,2", "*,0.5"})
    void norIsACopyOfAVolume(String structure, double scale) throws IOException {
        Files.delete(home.resolve("rater_A.png"));
        Files.delete(home.resolve("rater_B.png"));
        Files.write(home.resolve("image.nii"), SmallVolumes.nifti(1, 4, ByteOrder.LITTLE_ENDIAN, 1, 0));
        Files.write(home.resolve("rater_C.nii"), SmallVolumes.nifti(1, 16, ByteOrder.LITTLE_ENDIAN, scale, 0));
        assertNotRead("rater C", structure);
    }

    @ParameterizedTest
    @CsvSource({"1,5", "2,5", "-1,60", "-2,200"})
    void norIsACopyOfFewGreysOnAnotherScale(int scale, int offset) throws IOException {
        png("image", pixel -> 10 * (pixel / WIDTH / 4 + pixel % WIDTH / 5));
        png("rater_C", pixel -> scale * 10 * (pixel / WIDTH / 4 + pixel % WIDTH / 5) + offset);
        for (String structure : List.of("", "1", "*")) {
            assertNotRead("rater C", structure);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.3,0", "0.3,7", "-0.25,255", "1,0.4"})
    void norIsACopyWhoseManyGreysAreRounded(double scale, double offset) throws IOException {
        // Smooth, so that neighbours are alike as in labels.
        png("image", pixel -> 4 * (pixel % WIDTH) + pixel / WIDTH);
        png("rater_C", pixel -> (int) Math.round(scale * (4 * (pixel % WIDTH) + pixel / WIDTH) + offset));
        assertNotRead("rater C", "*");
    }

    @Test
    void aMaskOfLabelsThatFollowTheGreysOnlyRoughlyIsRead() throws IOException {
        png("image", pixel -> 4 * (pixel % WIDTH) + pixel / WIDTH);
        png("rater_C", pixel -> pixel % WIDTH / 5);
        assertEquals(List.of("A", "B", "C"), raters(read("*", "rater_([^/]+)")));
    }

    @Test
    void anImageOfBlackAndWhiteMayBeItsOwnMask() throws IOException {
        png("image", ImagesAmongMasksTest::drawn);
        assertEquals(List.of("A", "B"), raters(read("", "rater_([^/]+)")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "*"})
    void anotherImageBesideTheMasksIsNoRater(String structure) throws IOException {
        png("image", ImagesAmongMasksTest::grey);
        png("contrast", pixel -> 255 - grey(pixel));
        ReadResult result = read(structure, "(?:rater_)?(.+)");
        assertEquals(List.of("A", "B"), raters(result));
        String said = result.warnings().toString();
        assertTrue(said.contains("the mask of rater contrast is left out: contrast.png: it holds grey values"), said);
    }

    @ParameterizedTest
    @CsvSource({
        "rater_C.jpg,JPEG changes values",
        "rater_C.JPEG,JPEG changes values",
        "rater_C.tif,TIFF isn't read",
        "rater_C.tiff,TIFF isn't read",
        "rater_C.bmp,BMP isn't read",
        "rater_C.gif,GIF isn't read",
        "rater_C.mha,MetaImage isn't read",
        "rater_C.npy,NumPy arrays aren't read",
        "rater_C.dcm,DICOM is read by the DICOM Reader"
    })
    void masksOfOtherKindsAreNamed(String name, String reason) throws IOException {
        png("image", ImagesAmongMasksTest::grey);
        Files.writeString(home.resolve(name), "whatever");
        ReadResult result = read("", "rater_([^/]+)");
        assertEquals(List.of("A", "B"), raters(result));
        assertEquals(1, result.warnings().size(), result.warnings()::toString);
        String said = result.warnings().get(0);
        assertTrue(said.startsWith("case c1: ") && said.contains("rater C is left out: " + reason), said);
    }

    @ParameterizedTest
    @CsvSource({"image.jpg,JPEG", "image.TIF,TIFF", "image.mhd,MetaImage", "image.dcm,DICOM"})
    void casesWhoseImageIsOfAnotherKindAreNamed(String name, String reason) throws IOException {
        png("image", ImagesAmongMasksTest::grey);
        Path other = Files.createDirectories(folder.resolve("study/c2"));
        Files.writeString(other.resolve(name), "whatever");
        Files.copy(home.resolve("rater_A.png"), other.resolve("rater_A.png"));
        ReadResult result = read("", "rater_([^/]+)");
        assertEquals(1, result.cases().size());
        String said = result.warnings().toString();
        assertTrue(said.contains("c2") && said.contains(name) && said.contains(reason), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.jpg", "overlay.tif", "report.dcm"})
    void whatIsNotNamedLikeAMaskIsNobodys(String name) throws IOException {
        png("image", ImagesAmongMasksTest::grey);
        Files.writeString(home.resolve(name), "whatever");
        ReadResult result = read("", "rater_([^/]+)");
        assertEquals(List.of(), result.warnings());
        assertEquals(List.of("A", "B"), raters(result));
    }

    /** Refused, or left out with a warning; never a rater. */
    private void assertNotRead(String rater, String structure) throws IOException {
        String said;
        try {
            ReadResult result = read(structure, "rater_([^/]+)");
            assertEquals(List.of("A", "B"), raters(result));
            said = result.warnings().toString();
        } catch (ImagingException e) {
            said = e.getMessage();
        }
        assertTrue(said.contains("the mask of " + rater), said);
        assertTrue(
                said.contains("is a copy of the image")
                        || said.contains("grey values as an image")
                        || said.contains("neither labels nor probabilities"),
                said);
    }

    private static List<String> raters(ReadResult result) {
        return result.cases().get(0).masks().stream().map(RaterMask::rater).toList();
    }

    private ReadResult read(String structure, String pattern) throws IOException {
        MaskOptions masks = MaskOptions.defaults().withStructure(structure).withPattern(pattern);
        return new RaterImageReader(RAW.withMasks(masks)).read(folder.resolve("study"), Progress.NONE);
    }

    private void png(String name, IntUnaryOperator value) throws IOException {
        byte[] values = new byte[WIDTH * HEIGHT];
        for (int pixel = 0; pixel < values.length; pixel++) {
            values[pixel] = (byte) value.applyAsInt(pixel);
        }
        Files.write(home.resolve(name + ".png"), Png.grey(WIDTH, HEIGHT, values));
    }

    private static int drawn(int pixel) {
        int x = pixel % WIDTH;
        int y = pixel / WIDTH;
        return x >= 3 && x < 8 && y >= 2 && y < 7 ? 255 : 0;
    }

    private static int grey(int pixel) {
        return 20 + 7 * (pixel % WIDTH) + 5 * (pixel / WIDTH);
    }
}

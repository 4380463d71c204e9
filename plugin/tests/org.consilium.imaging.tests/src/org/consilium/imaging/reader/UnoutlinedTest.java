// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.consilium.ground.Progress;
import org.consilium.imaging.images.MaskOptions;
import org.consilium.imaging.images.MissingMasks;
import org.consilium.imaging.images.RaterImageOptions;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.study.CropOptions;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;
import org.consilium.imaging.study.Unoutlined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that nobody has outlined anything on: windows cover them, and a crop of the middle is called a guess. */
class UnoutlinedTest {
    private static final DicomReadOptions ALL =
            DicomReadOptions.defaults().withSlices(SliceSelection.ALL).withNormalisation(Normalisation.NONE);

    @TempDir
    Path folder;

    /** Three slices of 8x10 pixels: windows of 6 begin at rows 0 and 2, columns 0, 3 and 4. */
    @Test
    void dicomBecomesWindowsThatCoverIt() throws IOException {
        SmallStudy.write(folder);
        ReadResult result = read(ALL.withCropSize(6));
        assertEquals(3 * 2 * 3, result.cases().size());
        assertEquals(List.of(), result.warnings());
        assertEquals(18, result.cases().stream().map(ImageCase::id).distinct().count());
        assertEquals(18, result.cases().stream().map(ImageCase::key).distinct().count());
        var images = result.cases().stream().collect(Collectors.groupingBy(ImageCase::imageKey));
        assertEquals(3, images.size(), "windows of one slice are of one image");
        images.values()
                .forEach(windows -> assertEquals(
                        1, windows.stream().map(ImageCase::slice).distinct().count()));
        boolean[] covered = new boolean[80];
        for (ImageCase window : result.cases().subList(0, 6)) {
            for (int pixel = 0; pixel < 36; pixel++) {
                int row = (int) window.source().top() + pixel / 6;
                int column = (int) window.source().left() + pixel % 6;
                assertEquals(-1000 + 2 * (10 * row + column), window.image().at(0, pixel / 6, pixel % 6));
                covered[row * 10 + column] = true;
            }
        }
        for (boolean pixel : covered) {
            assertTrue(pixel);
        }
    }

    @Test
    void theMiddleIsAGuessThatIsCounted() throws IOException {
        SmallStudy.write(folder);
        DicomReadOptions middle = ALL.withCrop(CropOptions.ofSize(6).withUnoutlined(Unoutlined.MIDDLE));
        ReadResult result = read(middle);
        assertEquals(3, result.cases().size());
        assertEquals(1, result.warnings().size());
        assertTrue(
                result.warnings()
                        .get(0)
                        .startsWith("3 cases without outlines (of 1 volume) were cut from the middle of their larger"
                                + " images, the first to 6x6 of 10x8 pixels: a guess"),
                result.warnings().get(0));
        assertEquals(result.cases().get(0).key(), result.cases().get(0).imageKey());
        assertEquals(
                List.of(),
                read(ALL.withCrop(CropOptions.ofSize(10).withUnoutlined(Unoutlined.MIDDLE)))
                        .warnings());
    }

    /** Where somebody has outlined something, all slices are cut there, as ever. */
    @Test
    void outlinedSeriesAreCutAroundTheirOutlines() throws IOException {
        SmallStudy.write(folder);
        Files.writeString(folder.resolve("reading.xml"), SmallStudy.xml(1, new int[] {2, 3, 4, 5}));
        for (Unoutlined choice : Unoutlined.values()) {
            ReadResult result = read(ALL.withCrop(CropOptions.ofSize(6).withUnoutlined(choice)));
            assertEquals(3, result.cases().size());
            assertEquals(List.of(), result.warnings());
        }
    }

    @Test
    void picturesBecomeWindowsThatCoverThem() throws IOException {
        write("case_1", 4, 12, false);
        ReadResult result = readPictures(Unoutlined.WINDOWS);
        assertEquals(
                List.of("case_1_r0_c0", "case_1_r0_c2", "case_1_r0_c4", "case_1_r0_c6", "case_1_r0_c8"),
                result.cases().stream().map(ImageCase::id).toList());
        assertEquals(List.of(), result.warnings());
        assertEquals(
                1, result.cases().stream().map(ImageCase::volume).distinct().count());
        assertEquals(
                1, result.cases().stream().map(ImageCase::imageKey).distinct().count());
        assertEquals(5, result.cases().stream().map(ImageCase::key).distinct().count());
        ImageCase last = result.cases().get(4);
        assertEquals(11 / 255f, last.image().at(0, 0, 3));
        assertEquals(8, last.source().left());
    }

    @Test
    void theMiddleOfPicturesIsAGuessAndOutlinesThatItCutsOffAreNamed() throws IOException {
        write("case_1", 4, 12, false);
        write("case_2", 4, 12, true);
        write("case_3", 4, 4, false);
        ReadResult result = readPictures(Unoutlined.MIDDLE);
        assertEquals(
                List.of("case_1", "case_2", "case_3"),
                result.cases().stream().map(ImageCase::id).toList());
        assertEquals(2, result.warnings().size(), "" + result.warnings());
        assertTrue(
                result.warnings()
                        .get(0)
                        .startsWith("case case_2: the outlines of 1 slice reach beyond the common size of 4"),
                result.warnings().get(0));
        assertTrue(
                result.warnings()
                        .get(1)
                        .startsWith("1 case without outlines was cut from the middle of its larger image, the first to"
                                + " 4x4 of 12x4 pixels"),
                result.warnings().get(1));
        // with outlines a picture is one case, as it ever was
        assertEquals(7, readPictures(Unoutlined.WINDOWS).cases().size());
    }

    private void write(String name, int rows, int columns, boolean outlined) throws IOException {
        Path of = Files.createDirectories(folder.resolve(name));
        byte[] image = new byte[rows * columns];
        for (int i = 0; i < image.length; i++) {
            image[i] = (byte) (i % columns + name.charAt(5) - '1');
        }
        Files.write(of.resolve("image.png"), Png.grey(columns, rows, image));
        if (outlined) {
            byte[] mask = new byte[rows * columns];
            mask[0] = (byte) 255;
            mask[6] = (byte) 255;
            Files.write(of.resolve("rater_A.png"), Png.grey(columns, rows, mask));
        }
    }

    private ReadResult readPictures(Unoutlined choice) throws IOException {
        RaterImageOptions options = RaterImageOptions.defaults()
                .withMasks(new MaskOptions(MissingMasks.KEEP, MaskOptions.PATTERN, "", ""))
                .withSize(4)
                .withUnoutlined(choice);
        return new RaterImageReader(options).read(folder, Progress.NONE);
    }

    private ReadResult read(DicomReadOptions options) throws IOException {
        return new DicomStudyReader(options).read(folder, Progress.NONE);
    }
}

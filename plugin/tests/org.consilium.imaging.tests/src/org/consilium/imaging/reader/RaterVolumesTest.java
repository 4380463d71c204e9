// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consilium.ground.Progress;
import org.consilium.imaging.images.MaskOptions;
import org.consilium.imaging.images.RaterImageOptions;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.pseudonym.PseudonymOptions;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of NIfTI and NRRD volumes, masks of several labels, and raters by pattern and table. */
class RaterVolumesTest {
    private static final RaterImageOptions RAW = RaterImageOptions.defaults()
            .withNormalisation(Normalisation.NONE)
            .withPseudonyms(PseudonymOptions.defaults().withKeepNames(true));

    private static final MaskOptions ONE = MaskOptions.defaults().withStructure("1");

    @TempDir
    Path folder;

    /** One case of 5x4x3 voxels: Ann drew voxels 22 (label 1) and 47 (label 2), Bob voxel 22 (label 1). */
    @BeforeEach
    void write() throws IOException {
        Path home = Files.createDirectory(folder.resolve("p7_liver"));
        Files.write(
                home.resolve("image.nii.gz"),
                SmallVolumes.gzip(SmallVolumes.nifti(1, 4, ByteOrder.LITTLE_ENDIAN, 1, 0)));
        byte[] ann = new byte[60];
        ann[22] = 1;
        ann[47] = 2;
        Files.write(home.resolve("rater_Ann.nrrd"), mask(ann, "Segment0_Name:=tumour\nSegment0_LabelValue:=2\n"));
        byte[] bob = new byte[60];
        bob[22] = 1;
        Files.write(home.resolve("rater_Bob.nrrd"), mask(bob, ""));
    }

    @Test
    void aLabelIsReadAgainstTheRest() throws IOException {
        ReadResult one = read(RAW.withMasks(ONE));
        assertEquals(
                List.of("p7_liver_s001"),
                one.cases().stream().map(ImageCase::id).toList());
        assertEquals("1", one.structure());
        assertEquals("pattern on the mask's file name", one.raterIdentity());
        ImageCase slice = one.cases().get(0);
        assertEquals("p7_liver", slice.patient());
        assertEquals("p7_liver", slice.volume());
        assertEquals(1, slice.slice());
        assertEquals(SmallVolumes.value(3, 2, 1), slice.image().at(0, 2, 3));
        assertEquals(
                List.of("Ann", "Bob"),
                slice.masks().stream().map(RaterMask::rater).toList());
        assertEquals(1, slice.masks().get(1).values()[2]);
        assertArrayEquals(new double[] {-10, -20, 34}, slice.geometry().position(), 1e-6);
        assertEquals(3, slice.source().slices());
        assertArrayEquals(new double[] {0, 0, 4}, slice.source().step(), 1e-6);

        // By name, and nothing of Bob's has that name or number.
        ReadResult two = read(RAW.withMasks(ONE.withStructure("Tumour")));
        assertEquals(2, two.cases().get(0).slice());
        assertEquals(1, two.cases().get(0).masks().get(0).area());
        assertEquals(0, two.cases().get(0).masks().get(1).area());
        assertEquals(2, read(RAW.withMasks(ONE.withStructure("*"))).cases().size());
        assertEquals(
                3,
                read(RAW.withMasks(ONE.withStructure("*")).withSlices(SliceSelection.ALL))
                        .cases()
                        .size());
    }

    @Test
    void severalLabelsMustBeChosenFrom() {
        assertMessage("the masks hold several labels: 1, 2 (tumour); choose", RAW);
        assertMessage("no mask holds the label '9'; there are: 1, 2 (tumour)", RAW.withMasks(ONE.withStructure("9")));
        assertMessage("no mask holds the label 'edema'", RAW.withMasks(ONE.withStructure("edema")));
    }

    @Test
    void pngMasksMayHoldLabelsToo() throws IOException {
        Path pngs = Files.createDirectories(folder.resolve("pngs/c1"));
        Files.write(pngs.resolve("image.png"), Png.grey(2, 2, new byte[] {0, 51, 102, (byte) 255}));
        Files.write(pngs.resolve("rater_A.png"), Png.grey(2, 2, new byte[] {0, 1, 2, 2}));
        Files.write(pngs.resolve("rater_B.png"), Png.grey(2, 2, new byte[] {0, 0, 1, 0}));
        RaterImageReader several = new RaterImageReader(RaterImageOptions.defaults());
        ImagingException error =
                assertThrows(ImagingException.class, () -> several.read(folder.resolve("pngs"), Progress.NONE));
        assertTrue(error.getMessage().contains("several labels: 1, 2"), error.getMessage());
        ReadResult second = new RaterImageReader(RaterImageOptions.defaults().withMasks(ONE.withStructure("2")))
                .read(folder.resolve("pngs"), Progress.NONE);
        assertArrayEquals(
                new byte[] {0, 0, 1, 1}, second.cases().get(0).masks().get(0).values());
        assertArrayEquals(
                new byte[] {0, 0, 0, 0}, second.cases().get(0).masks().get(1).values());
        assertArrayEquals(
                new float[] {0, 0.2f, 0.4f, 1}, second.cases().get(0).image().values(), 1e-6f);
    }

    @Test
    void probabilitiesAreInsideAboveOneHalf() throws IOException {
        Path home = Files.createDirectories(folder.resolve("soft/c1"));
        Files.write(home.resolve("image.nii"), SmallVolumes.image());
        // Values from 0 to 74 times 1/128: 64 is one half, to the bit.
        Files.write(home.resolve("rater_A.nii"), SmallVolumes.nifti(1, 4, ByteOrder.LITTLE_ENDIAN, 1.0 / 128, 0));
        ReadResult result = new RaterImageReader(RAW).read(folder.resolve("soft"), Progress.NONE);
        assertEquals(64, SmallVolumes.value(4, 2, 2));
        int inside = 0;
        for (int i = 0; i < 60; i++) {
            inside += SmallVolumes.value(i % 5, i / 5 % 4, i / 20) > 64 ? 1 : 0;
        }
        assertEquals(
                inside,
                result.cases().stream().mapToInt(c -> c.masks().get(0).area()).sum());
    }

    @Test
    void masksMustLieWhereTheImageLies() throws IOException {
        Path home = folder.resolve("p7_liver");
        Files.writeString(
                home.resolve("rater_Bob.nrrd"), SmallVolumes.nrrdHeader("uchar", "raw", "") + "\n" + "\0".repeat(60));
        assertMessage("the mask of rater Bob lies elsewhere in space than the image", RAW.withMasks(ONE));
        Files.write(home.resolve("rater_Bob.nrrd"), mask(new byte[48], ""));
        assertOnlyAnn("shorter than its header");
    }

    private void assertOnlyAnn(String reason) throws IOException {
        ReadResult result = read(RAW.withMasks(ONE));
        assertEquals(List.of("Ann"), raters(result));
        assertEquals(1, result.warnings().size());
        String warning = result.warnings().get(0);
        assertTrue(warning.startsWith("case p7_liver: the mask of rater Bob is left out: "), warning);
        assertTrue(warning.contains(reason), warning);
    }

    @Test
    void ratersByPatternAndByTable() throws IOException {
        Path home = folder.resolve("p7_liver");
        Path nested = Files.createDirectory(home.resolve("Cid"));
        Files.move(home.resolve("rater_Ann.nrrd"), nested.resolve("mask.nrrd"));
        RaterImageOptions byFolder = RAW.withMasks(ONE.withPattern("([^/]+)/mask"));
        assertEquals(List.of("Cid"), raters(read(byFolder)));
        Path table = Files.writeString(
                folder.resolve("raters.csv"), "file,rater\np7_liver/Cid/mask.nrrd,\"R, first\"\nrater_Bob.nrrd,R2\n");
        ReadResult byTable = read(RAW.withMasks(ONE.withRaterTable(table.toString())));
        assertEquals(List.of("R, first", "R2"), raters(byTable));
        assertEquals("table of raters", byTable.raterIdentity());
        assertThrows(IllegalArgumentException.class, () -> ONE.withPattern("rater_.*"));
        Files.writeString(table, "name;who\n");
        assertMessage("no columns 'file' and 'rater'", RAW.withMasks(ONE.withRaterTable(table.toString())));
    }

    @Test
    void volumesAreScaledAsAWhole() throws IOException {
        ReadResult window = read(RAW.withMasks(ONE.withStructure("*"))
                .withSlices(SliceSelection.ALL)
                .withNormalisation(Normalisation.window(37, 74)));
        assertEquals(34 / 74f, window.cases().get(1).image().at(0, 1, 4), 1e-6f);
        ReadResult largest = read(RAW.withMasks(ONE.withStructure("*"))
                .withSlices(SliceSelection.LARGEST)
                .withSize(2));
        assertEquals(1, largest.cases().size());
        assertEquals(2, largest.cases().get(0).image().height());
        // Pixel 2 of row 0 is in the middle of the cut.
        assertEquals(-1, largest.cases().get(0).source().top());
        assertEquals(1, largest.cases().get(0).source().left());
    }

    private static byte[] mask(byte[] values, String keys) {
        return SmallVolumes.nrrd(
                SmallVolumes.nrrdHeader("uchar", "raw", keys)
                        .replace("left-posterior-superior", "RAS")
                        .replace("(-10,-20,30)", "(10,20,30)"),
                values);
    }

    private static List<String> raters(ReadResult result) {
        return result.cases().get(0).masks().stream().map(RaterMask::rater).toList();
    }

    private ReadResult read(RaterImageOptions options) throws IOException {
        return new RaterImageReader(options).read(folder, Progress.NONE);
    }

    private void assertMessage(String part, RaterImageOptions options) {
        ImagingException error = assertThrows(ImagingException.class, () -> read(options));
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }
}

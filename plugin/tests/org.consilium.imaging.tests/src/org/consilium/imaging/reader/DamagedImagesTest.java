// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.consilium.ground.Progress;
import org.consilium.imaging.images.MissingMasks;
import org.consilium.imaging.images.RaterImageOptions;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.pseudonym.PseudonymOptions;
import org.consilium.imaging.study.SliceSelection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image or a mask that can't be read costs itself, not the folder. */
class DamagedImagesTest {
    private static final RaterImageOptions OPTIONS = RaterImageOptions.defaults()
            .withPseudonyms(PseudonymOptions.defaults().withKeepNames(true));

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        for (String id : List.of("a", "b", "c")) {
            Path home = Files.createDirectory(folder.resolve(id));
            Files.write(home.resolve("image.png"), Png.grey(4, 4, new byte[16]));
            Files.write(home.resolve("rater_x.png"), mask());
            Files.write(home.resolve("rater_y.png"), mask());
        }
    }

    @Test
    void aDamagedImageLeavesItsCaseOut() throws IOException {
        cut("b/image.png");
        ReadResult result = read(OPTIONS);
        assertEquals(List.of("a", "c"), ids(result));
        assertEquals(
                List.of("case b is left out: image.png: this isn't a readable PNG; save the image again"),
                result.warnings());
    }

    @Test
    void aDamagedMaskLeavesItselfOut() throws IOException {
        cut("b/rater_x.png");
        ReadResult result = read(OPTIONS);
        assertEquals(List.of("a", "b", "c"), ids(result));
        assertEquals(
                List.of("y"),
                result.cases().get(1).masks().stream().map(RaterMask::rater).toList());
        assertEquals(
                List.of(
                        "case b: the mask of rater x is left out: rater_x.png: this isn't a readable PNG; save the image again"),
                result.warnings());
    }

    @Test
    void aCaseWithoutAReadableMaskIsLeftOutUnlessSuchCasesAreKept() throws IOException {
        cut("b/rater_x.png");
        cut("b/rater_y.png");
        ReadResult failing = read(OPTIONS);
        assertEquals(List.of("a", "c"), ids(failing));
        assertEquals(3, failing.warnings().size());
        assertEquals(
                "case b has no mask that can be used; it is left out",
                failing.warnings().get(2));
        ReadResult keeping = read(OPTIONS.withMasks(OPTIONS.masks().withMissing(MissingMasks.KEEP)));
        assertEquals(List.of("a", "b", "c"), ids(keeping));
        assertEquals(0, keeping.cases().get(1).masks().size());
        assertEquals(2, keeping.warnings().size());
    }

    @Test
    void whereNoCaseIsLeftTheErrorSaysWhy() throws IOException {
        for (String id : List.of("a", "b", "c")) {
            cut(id + "/image.png");
        }
        ImagingException error = assertThrows(ImagingException.class, () -> read(OPTIONS));
        assertTrue(
                error.getMessage()
                        .endsWith("; first reason: case a is left out: image.png: this isn't a readable PNG;"
                                + " save the image again"),
                error.getMessage());
    }

    /** Cut in the header, in the packed data, and in the data of a volume that isn't packed. */
    @Test
    void damagedVolumesAreLeftOutToo() throws IOException {
        Path volumes = Files.createDirectory(folder.resolve("volumes"));
        byte[] plain = SmallVolumes.nifti(1, 4, ByteOrder.LITTLE_ENDIAN, 1, 0);
        byte[] image = SmallVolumes.image();
        for (String id : List.of("a", "b", "c", "d")) {
            Path home = Files.createDirectory(volumes.resolve(id));
            image[image.length - 2] = (byte) id.charAt(0);
            Files.write(home.resolve("image.nii.gz"), SmallVolumes.gzip(image));
            Files.write(home.resolve("rater_x.nii"), SmallVolumes.nifti(1, 4, ByteOrder.LITTLE_ENDIAN, 1.0 / 74, 0));
            Files.write(home.resolve("rater_y.nii"), SmallVolumes.nifti(1, 4, ByteOrder.LITTLE_ENDIAN, 1.0 / 74, 0));
        }
        cut("volumes/a/image.nii.gz");
        Files.write(volumes.resolve("b/rater_x.nii"), Arrays.copyOf(plain, 200));
        Files.write(volumes.resolve("c/rater_y.nii"), Arrays.copyOf(plain, plain.length - 1));
        ReadResult result =
                new RaterImageReader(OPTIONS.withSlices(SliceSelection.LARGEST)).read(volumes, Progress.NONE);
        assertEquals(
                List.of("y", "x", "x y"),
                result.cases().stream().map(DamagedImagesTest::raters).toList());
        assertEquals(3, result.warnings().size(), result.warnings()::toString);
        assertTrue(result.warnings().get(0).startsWith("case a is left out: image.nii.gz: "));
        assertTrue(result.warnings().get(1).startsWith("case b: the mask of rater x is left out: "));
        assertTrue(result.warnings().get(2).startsWith("case c: the mask of rater y is left out: "));
    }

    private static byte[] mask() {
        byte[] values = new byte[16];
        values[5] = (byte) 255;
        return Png.grey(4, 4, values);
    }

    private static String raters(ImageCase read) {
        return String.join(" ", read.masks().stream().map(RaterMask::rater).toList());
    }

    private static List<String> ids(ReadResult result) {
        return result.cases().stream().map(ImageCase::id).toList();
    }

    private void cut(String file) throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(file));
        Files.write(folder.resolve(file), Arrays.copyOf(whole, whole.length * 2 / 3));
    }

    private ReadResult read(RaterImageOptions options) throws IOException {
        return new RaterImageReader(options).read(folder, Progress.NONE);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consilium.ground.Progress;
import org.consilium.imaging.images.MaskOptions;
import org.consilium.imaging.images.RaterImageOptions;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks as NIfTI and NRRD whose headers or values leave room for doubt, on an image of 5x4x3 voxels of 2, 3 and 4 mm. */
class DoubtfulVolumesTest {
    private static final RaterImageOptions RAW =
            RaterImageOptions.defaults().withNormalisation(Normalisation.NONE).withSlices(SliceSelection.ALL);

    private static final int UINT8 = 2;
    private static final int INT16 = 4;
    private static final int FLOAT32 = 16;
    private static final int HEAD = 352;

    /** Rows of 5 voxels, the last row of slice 1 and the first of slice 2: where everybody drew. */
    private static final int FIRST = 35;

    private static final int LAST = 45;

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void image() throws IOException {
        home = Files.createDirectories(folder.resolve("study/c1"));
        Files.write(home.resolve("image.nii"), SmallVolumes.nifti(1, INT16, ByteOrder.LITTLE_ENDIAN, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 1, 348, 351, 352})
    void voxelsNeverBeginBeforeByte352(float offset) throws IOException {
        ByteBuffer mask = mask(UINT8, 1, 0);
        mask.putFloat(108, offset);
        assertRead(mask);
    }

    @ParameterizedTest
    @ValueSource(floats = {368, 400, 4096})
    void voxelsMayBeginLater(float offset) throws IOException {
        ByteBuffer mask = mask(UINT8, 1, 0);
        ByteBuffer later = ByteBuffer.allocate((int) offset + 60).order(ByteOrder.LITTLE_ENDIAN);
        later.put(0, mask.array(), 0, HEAD).put((int) offset, mask.array(), HEAD, 60);
        later.putFloat(108, offset);
        assertRead(later);
    }

    @Test
    void aHeaderThatGoesOnMustSayHowFar() throws IOException {
        ByteBuffer mask = mask(UINT8, 1, 0);
        mask.putFloat(108, 0).put(348, (byte) 1);
        assertLeftOut(mask, "vox_offset");
    }

    @ParameterizedTest
    @ValueSource(floats = {-1, Float.NaN, Float.POSITIVE_INFINITY})
    void anImpossibleOffsetIsDamage(float offset) throws IOException {
        ByteBuffer mask = mask(UINT8, 1, 0);
        mask.putFloat(108, offset);
        assertLeftOut(mask, "voxels begin at byte");
    }

    @ParameterizedTest
    @ValueSource(floats = {0, Float.NaN, Float.POSITIVE_INFINITY, 1})
    void aSlopeThatIsNoneScalesNothing(float slope) throws IOException {
        assertRead(mask(UINT8, slope, 0));
    }

    @ParameterizedTest
    @CsvSource({"1, 32767", "1, 65535", "1, 255", "2, 32767", "200, 32767", "255, 32767"})
    void labelsThatAScaleHasRoundedAreLabels(int label, int steps) throws IOException {
        // What writers do that store a range of numbers in 16 bits; a bit too large, as 1.0000153.
        float slope = (float) (label / (double) steps * 1.0000153);
        ByteBuffer mask = mask(512, slope, 0);
        for (int voxel = FIRST; voxel < LAST; voxel++) {
            mask.putShort(HEAD + 2 * voxel, (short) steps);
        }
        assertRead(mask);
    }

    @Test
    void severalLabelsThatAScaleHasRoundedAreListed() throws IOException {
        ByteBuffer mask = mask(INT16, 200f / 32767, 0);
        mask.put(HEAD, new byte[120]);
        mask.putShort(HEAD, (short) Math.round(32767 * 100 / 200f));
        mask.putShort(HEAD + 2, (short) 32767);
        mask.putShort(HEAD + 4, (short) Math.round(32767 * 1 / 200f));
        write(mask);
        ImagingException error = assertThrows(ImagingException.class, this::read);
        assertTrue(error.getMessage().contains("several labels: 1, 100, 200"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(floats = {1.1f, 1.5f, 2.3f, -1, 70000, Float.POSITIVE_INFINITY})
    void whatIsNoLabelIsLeftOut(float value) throws IOException {
        ByteBuffer mask = mask(FLOAT32, 1, 0);
        mask.putFloat(HEAD, value);
        assertLeftOut(mask, "neither labels nor probabilities");
    }

    @ParameterizedTest
    @ValueSource(floats = {1e-6f, 0.004f, 0.3f, 0.5f})
    void probabilitiesThatAreOutsideEverywhereAreLeftOut(float highest) throws IOException {
        ByteBuffer mask = mask(FLOAT32, 1, 0);
        mask.put(HEAD, new byte[240]).putFloat(HEAD, highest);
        assertLeftOut(mask, "its highest value is");
    }

    @Test
    void whatIsNoNumberIsOutside() throws IOException {
        ByteBuffer mask = mask(FLOAT32, 1, 0);
        for (int voxel = 0; voxel < 60; voxel++) {
            if (voxel < FIRST || voxel >= LAST) {
                mask.putFloat(HEAD + 4 * voxel, Float.NaN);
            }
        }
        write(mask);
        assertDrawn(read(), "NaN");
    }

    @Test
    void sformAndQformThatAgreeAreNotNamed() throws IOException {
        assertRead(turned(0, 0, 1));
        assertRead(turned(1, 0, 1));
    }

    @ParameterizedTest
    @CsvSource({"2.5", "10", "-40", "300"})
    void aQformElsewhereIsNamed(float shift) throws IOException {
        write(turned(shift, 0, 1));
        assertDrawn(
                read(),
                "its sform and its qform lie up to " + String.format(java.util.Locale.ROOT, "%.3g", Math.abs(shift)));
    }

    @Test
    void aQformThatIsTurnedIsNamed() throws IOException {
        write(turned(0, 1, 1));
        assertDrawn(read(), "its sform and its qform lie up to");
    }

    @Test
    void aQformThatIsMirroredIsNamed() throws IOException {
        write(turned(0, 0, -1));
        assertDrawn(read(), "its sform and its qform mirror each other");
    }

    @Test
    void aDoubtfulImageIsNamed() throws IOException {
        ByteBuffer image = ByteBuffer.wrap(SmallVolumes.nifti(1, INT16, ByteOrder.LITTLE_ENDIAN, 1, 0))
                .order(ByteOrder.LITTLE_ENDIAN);
        qform(image, 9, 0, 1);
        Files.write(home.resolve("image.nii"), image.array());
        write(mask(UINT8, 1, 0));
        assertDrawn(read(), "the image: its sform and its qform lie up to 9.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(2,0,0) (0,3,0) (0,0,4) | (10,20,30) |",
                "(2,0,0) (0,3,0) (0,0,4) | (10,20,30) | space units: \"mm\" \"mm\" \"mm\"",
                "(2,0,0) (0,3,0) (0,0,0.4) | (10,20,3) | space units: \"mm\" \"mm\" \"cm\"",
                "(0.2,0,0) (0,3,0) (0,0,0.004) | (1,20,0.03) | space units: \"cm\" \"mm\" \"m\"",
                "(2000,0,0) (0,3,0) (0,0,4) | (10000,20,30) | space units: um mm mm"
            })
    void eachAxisOfNrrdHasItsUnit(String directions, String origin, String units) throws IOException {
        nrrd(directions, origin, units == null ? "" : units + "\n");
        assertDrawn(read(), "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "space units: \"mm\" \"mm\" | names 2 space units for 3 axes",
                "space units: \"mm\" \"mm\" \"ells\" | unit 'ells' isn't known",
                "space units: \"cm\" \"mm\" \"mm\" | lies elsewhere in space"
            })
    void unitsThatDoNotFitAreNamed(String units, String reason) throws IOException {
        nrrd("(2,0,0) (0,3,0) (0,0,4)", "(10,20,30)", units + "\n");
        String said;
        try {
            said = read().warnings().toString();
        } catch (ImagingException e) {
            said = e.getMessage();
        }
        assertTrue(said.contains(reason), said);
    }

    private void nrrd(String directions, String origin, String units) throws IOException {
        String header = SmallVolumes.nrrdHeader("uchar", "raw", units)
                .replace("left-posterior-superior", "RAS")
                .replace("(2,0,0) (0,3,0) (0,0,4)", directions)
                .replace("(-10,-20,30)", origin);
        byte[] voxels = new byte[60];
        java.util.Arrays.fill(voxels, FIRST, LAST, (byte) 1);
        Files.write(home.resolve("rater_A.nrrd"), SmallVolumes.nrrd(header, voxels));
    }

    private static ByteBuffer mask(int datatype, float slope, float intercept) {
        ByteBuffer mask = ByteBuffer.wrap(SmallVolumes.nifti(1, datatype, ByteOrder.LITTLE_ENDIAN, slope, intercept))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int voxel = 0; voxel < 60; voxel++) {
            int value = voxel >= FIRST && voxel < LAST ? 1 : 0;
            switch (datatype) {
                case UINT8 -> mask.put(HEAD + voxel, (byte) value);
                case FLOAT32 -> mask.putFloat(HEAD + 4 * voxel, value);
                default -> mask.putShort(HEAD + 2 * voxel, (short) value);
            }
        }
        return mask;
    }

    private static ByteBuffer turned(float shift, float quaternion, float handed) {
        ByteBuffer mask = mask(UINT8, 1, 0);
        qform(mask, shift, quaternion, handed);
        return mask;
    }

    /** A qform along the axes, half a turn around z where the quaternion's d is 1, mirrored where handed is -1. */
    private static void qform(ByteBuffer nifti, float shift, float quaternion, float handed) {
        nifti.putShort(252, (short) 1).putFloat(76, handed).putFloat(264, quaternion);
        nifti.putFloat(268, 10 + shift).putFloat(272, 20).putFloat(276, 30);
    }

    private void write(ByteBuffer mask) throws IOException {
        Files.write(home.resolve("rater_A.nii"), mask.array());
    }

    private ReadResult read() throws IOException {
        return new RaterImageReader(RAW.withMasks(MaskOptions.defaults())).read(folder.resolve("study"), Progress.NONE);
    }

    private void assertRead(ByteBuffer mask) throws IOException {
        write(mask);
        assertDrawn(read(), "");
    }

    private static void assertDrawn(ReadResult result, String warning) {
        assertEquals(List.of("", "///#####", "#####"), MaskPicture.of(result));
        if (warning.isEmpty()) {
            assertEquals(List.of(), result.warnings());
        } else {
            String said = result.warnings().toString();
            assertEquals(1, result.warnings().size(), said);
            assertTrue(said.contains(warning) && said.contains("case "), said);
        }
    }

    /** With a second rater, so that the case is read without the first one. */
    private void assertLeftOut(ByteBuffer mask, String reason) throws IOException {
        write(mask);
        Files.write(home.resolve("rater_B.nii"), mask(UINT8, 1, 0).array());
        ReadResult result = read();
        assertDrawn(result, reason);
        assertTrue(result.warnings().get(0).contains("is left out"), result.warnings()::toString);
    }
}

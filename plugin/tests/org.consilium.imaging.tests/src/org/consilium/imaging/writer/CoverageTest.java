// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.writer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.consilium.ground.Progress;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.internal.dicom.DicomFiles;
import org.consilium.imaging.internal.masks.VoxelFiles;
import org.consilium.imaging.layer.Coverage;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.layer.SegmentationFormat;
import org.consilium.imaging.layer.SegmentationLayer;
import org.consilium.imaging.layer.SegmentationOptions;
import org.consilium.imaging.layer.WrittenFile;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.Provenance;
import org.consilium.imaging.model.SourceImage;
import org.consilium.imaging.png.Png;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows are put together, and every format says what of the source was looked at. */
class CoverageTest {
    private static final List<SegmentationLayer> MEAN = List.of(SegmentationLayer.predicted("mean"));

    @TempDir
    Path folder;

    /** Two windows of 4x4 at columns 0 and 2 of an image of 4x8: columns 2 and 3 are in both, 6 and 7 in none. */
    @Test
    void theValuesOfWindowsPassIntoEachOtherWithoutASeam() throws IOException {
        WrittenFile file = write(SegmentationFormat.NIFTI, 2);
        float[] row = {0, 0, 0.25f, 0.75f, 1, 1, 0, 0};
        float[] plane = VoxelFiles.read(file.path()).slice(0, 2);
        for (int r = 0; r < 4; r++) {
            assertArrayEquals(row, Arrays.copyOfRange(plane, 8 * r, 8 * r + 8), 1e-7f);
        }
        assertArrayEquals(new float[32], VoxelFiles.read(file.path()).slice(0, 1));
        assertEquals(new Coverage(List.of(2), 5, 24, 32), file.coverage());
        assertEquals(0.75, file.coverage().share());
        assertFalse(file.coverage().whole());
    }

    @Test
    void aNiftiHasACompanionThatSaysWhichSlicesWereLookedAt() throws IOException {
        WrittenFile file = write(SegmentationFormat.NIFTI, 1, 2, 4);
        String said = Files.readString(file.path().resolveSibling("mean.json"));
        assertTrue(said.contains("\"predicted_slices\": [1, 2, 4],\n"), said);
        assertTrue(said.contains("\"slices\": 5,\n"), said);
        assertTrue(said.contains("\"predicted_share\": 0.75,\n"), said);
    }

    @Test
    void aSegSaysItInItsDescriptionAndHasNoFrameOfOtherSlices() throws IOException {
        WrittenFile file = write(SegmentationFormat.DICOM_SEG, 1, 2, 4);
        var seg = DicomFiles.header(file.path()).attributes();
        assertEquals(3, seg.getInt(DicomTags.NUMBER_OF_FRAMES, 0));
        assertEquals(
                "predicted: slices 1 to 2 and 4 (3 of 5, counted from 0), 75.0 % of their pixels",
                seg.getNestedDataset(DicomTags.SEGMENT_SEQUENCE).getString(DicomTags.SEGMENT_DESCRIPTION));
    }

    @Test
    void aPictureOfAWholeSliceIsNotCalledAfterItsFirstWindow() throws IOException {
        Path file = write(SegmentationFormat.PNG, 2).path();
        assertEquals("c2", file.getParent().getFileName().toString());
        assertEquals(8, Png.read(file).width());
    }

    @Test
    void wholeVolumesSayThatTheyAre() {
        assertTrue(new Coverage(List.of(0, 1), 2, 8, 8).whole());
        assertFalse(new Coverage(List.of(0, 1), 3, 8, 8).whole());
        assertFalse(new Coverage(List.of(0, 2), 0, 8, 8).whole());
        assertEquals("looked at: slice 7 (1 slice, counted from 0)", new Coverage(List.of(7), 0, 4, 4).words(true));
    }

    /** A volume of five slices, of which some have a window of zeros and one of ones. */
    private WrittenFile write(SegmentationFormat format, int... slices) throws IOException {
        List<SegmentationCase> cases = new ArrayList<>();
        for (int slice : slices) {
            for (int left : new int[] {0, 2}) {
                Geometry whole = new Geometry(1, 1, 3, new double[] {0, 0, 3 * slice}, new double[] {1, 0, 0, 0, 1, 0});
                SourceImage source =
                        new SourceImage("1.2", "1.3", "1.4", 0, 4, 8, 0, left, 1, 1, whole, 5, new double[] {0, 0, 3});
                cases.add(new SegmentationCase(
                        "c" + slice + "_r0_c" + left,
                        "p",
                        "v",
                        slice,
                        4,
                        4,
                        whole.shifted(0, left),
                        new Provenance("CT", "1.5", "1.6." + slice, "", "", ""),
                        source));
            }
        }
        SegmentationOptions options = SegmentationOptions.of(format).withProbabilities(true);
        List<WrittenFile> files = new SegmentationWriter(options)
                .write(
                        folder.resolve("out"),
                        cases,
                        MEAN,
                        (index, layer) -> {
                            float[] values = new float[16];
                            Arrays.fill(values, index % 2);
                            return values;
                        },
                        Progress.NONE);
        assertEquals(1, files.size());
        return files.get(0);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.consilium.ground.Progress;
import org.consilium.imaging.annotation.AnnotationSource;
import org.consilium.imaging.annotation.RaterOptions;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.internal.nifti.NiftiWriter;
import org.consilium.imaging.internal.voxels.VoxelGrid;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NIfTI and NRRD masks on a DICOM series of 3 slices of 8 rows (2 mm) and 10 columns (0.5 mm), 3 mm apart. */
final class MaskVolumeTest {
    private static final DicomReadOptions ALL = DicomReadOptions.defaults()
            .withSlices(SliceSelection.ALL)
            .withCropSize(0)
            .withNormalisation(Normalisation.NONE);

    /** Where the series' first pixel lies. */
    private static final double[] ORIGIN = {-5, 20, 0};

    /** What was drawn: slice, row, column. */
    private static final Set<String> DRAWN = Set.of("0 1 2", "1 3 9", "1 4 9", "2 7 0");

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        SmallStudy.write(folder);
    }

    @Test
    void findsItsPixelsWhateverTheOrderOfTheAxes() throws IOException {
        // Voxels run along the columns, the rows and the slices.
        nifti("rater_A.nii.gz", new int[] {10, 8, 3}, new int[] {0, 1, 2}, new boolean[3]);
        // As most converters have it: rows from the back, and the slices first.
        nifti("rater_B.nii.gz", new int[] {3, 10, 8}, new int[] {2, 0, 1}, new boolean[] {false, true, true});
        nifti("rater_C.nii.gz", new int[] {8, 3, 10}, new int[] {1, 2, 0}, new boolean[] {true, true, false});
        ReadResult result = read(ALL);
        assertEquals(List.of(), result.warnings());
        assertEquals(3, result.cases().size());
        for (String rater : List.of("rater_A", "rater_B", "rater_C")) {
            assertEquals(new TreeSet<>(DRAWN), drawn(result, rater), rater);
        }
        assertTrue(result.raterIdentity().startsWith("file name (asked in the order: "), result.raterIdentity());
    }

    @Test
    void readsAPartOfTheSeriesFromNrrd() throws IOException {
        // Two rows, columns 8 and 9, slices 1 and 2; voxels named by LPS directions; label 5 is not asked for.
        String head =
                """
                NRRD0005
                type: uchar
                dimension: 3
                space: left-posterior-superior
                sizes: 2 2 2
                space directions: (0.5,0,0) (0,2,0) (0,0,3)
                space origin: (-1,26,3)
                encoding: ascii

                """;
        Files.write(folder.resolve("reader2.nrrd"), (head + "5 2 0 2 0 0 0 0\n").getBytes(StandardCharsets.US_ASCII));
        ReadResult result = read(ALL.withAnnotations(ALL.annotations()
                .withRaters(RaterOptions.byPattern("(reader\\d)"))
                .withStructure("2")));
        assertEquals(new TreeSet<>(Set.of("1 3 9", "1 4 9")), drawn(result, "reader2"));
        assertEquals("2", result.structure());
        DicomReadOptions unasked =
                ALL.withAnnotations(ALL.annotations().withRaters(RaterOptions.byPattern("(reader\\d)")));
        ImagingException several = assertThrows(ImagingException.class, () -> read(unasked));
        assertTrue(several.getMessage().contains("several labels: 2, 5"), several.getMessage());
    }

    @Test
    void namesRatersByTheirFolders() throws IOException {
        Files.createDirectories(folder.resolve("A"));
        Files.createDirectories(folder.resolve("B"));
        nifti("A/mask.nii.gz", new int[] {10, 8, 3}, new int[] {0, 1, 2}, new boolean[3]);
        nifti("B/mask.nii.gz", new int[] {10, 8, 3}, new int[] {0, 1, 2}, new boolean[3]);
        ReadResult result = read(ALL);
        assertTrue(result.raterIdentity().startsWith("folder name (asked in the order: "), result.raterIdentity());
        assertEquals(new TreeSet<>(DRAWN), drawn(result, "A"));
        assertEquals(new TreeSet<>(DRAWN), drawn(result, "B"));
    }

    @Test
    void leavesOutWhatLiesElsewhere() throws IOException {
        nifti("C.nii.gz", new int[] {10, 8, 3}, new int[] {0, 1, 2}, new boolean[3]);
        NiftiWriter.write(
                folder.resolve("shifted.nii.gz"),
                10,
                8,
                3,
                true,
                VoxelGrid.of(
                        new double[] {-4.8, 20, 0}, new double[] {0.5, 0, 0}, new double[] {0, 2, 0}, new double[] {
                            0, 0, 3
                        }),
                z -> new float[80]);
        NiftiWriter.write(
                folder.resolve("nowhere.nii.gz"), 10, 8, 3, true, VoxelGrid.spaced(0.5, 2, 3), z -> new float[80]);
        Files.write(folder.resolve("broken.nii.gz"), new byte[100]);
        assertEquals(3, read(ALL).warnings().size(), "whatever kind of annotation is asked for");
        ReadResult result = read(ALL.withAnnotations(AnnotationSource.MASKS));
        assertEquals(
                List.of("C"),
                result.cases().get(0).masks().stream().map(RaterMask::rater).toList());
        assertEquals(3, result.warnings().size(), "" + result.warnings());
        assertTrue(result.warnings().get(0).startsWith("file 2 (*.nii.gz) is left out: "), "" + result.warnings());
        assertEquals(
                "the volume file 6 (*.nii.gz) doesn't say where it lies; it is left out",
                result.warnings().get(1));
        assertEquals(
                "the volume file 7 (shifted.nii.gz) lies on the grid of no image series here; it is left out: resample it onto"
                        + " the images",
                result.warnings().get(2));
    }

    @Test
    void saysThatSeveralSeriesShareAMask() throws IOException {
        for (int i = 0; i < 3; i++) {
            Attributes twin = SmallStudy.slice(i);
            twin.setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, "2.25.78");
            twin.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, "2.25.78." + i);
            DicomWriter.write(folder.resolve("twin" + i + ".dcm"), twin);
        }
        nifti("A.nii.gz", new int[] {10, 8, 3}, new int[] {0, 1, 2}, new boolean[3]);
        ReadResult result = read(ALL);
        assertEquals(6, result.cases().size());
        assertEquals(
                List.of(
                        "the volume file 1 (A.nii.gz) lies on the grid of 2 series; it is taken as a mask of each of them that has"
                                + " no other annotation"),
                result.warnings());
    }

    /** The archive's own annotation comes first; a volume beside it may be anything. */
    @Test
    void comesAfterTheArchivesAnnotations() throws IOException {
        Files.writeString(
                folder.resolve("reading.xml"), SmallStudy.xml(1, new int[] {2, 3, 4, 5}, new int[] {2, 3, 2, 3}));
        nifti("volume.nii.gz", new int[] {10, 8, 3}, new int[] {0, 1, 2}, new boolean[3]);
        ReadResult result = read(ALL);
        assertEquals(List.of(), result.warnings());
        assertEquals(
                List.of("R1", "R2"),
                result.cases().get(0).masks().stream().map(RaterMask::rater).toList());
        assertEquals(new TreeSet<>(DRAWN), drawn(read(ALL.withAnnotations(AnnotationSource.MASKS)), "volume"));
    }

    private ReadResult read(DicomReadOptions options) throws IOException {
        return new DicomStudyReader(options).read(folder, Progress.NONE);
    }

    private static Set<String> drawn(ReadResult result, String rater) {
        Set<String> drawn = new TreeSet<>();
        for (ImageCase slice : result.cases()) {
            for (RaterMask mask : slice.masks()) {
                for (int i = 0; i < mask.values().length; i++) {
                    if (mask.rater().equals(rater) && mask.values()[i] == 1) {
                        drawn.add(slice.slice() + " " + i / mask.width() + " " + i % mask.width());
                    }
                }
            }
        }
        return drawn;
    }

    /**
     * Writes what was drawn.
     *
     * @param extent of the file's axes
     * @param along the axis of the series that each axis of the file follows: 0 columns, 1 rows, 2 slices
     * @param back true where it runs backwards
     */
    /** The images converted to NIfTI beside the masks, with values from 0 to 1 or with few greys, are nobody's. */
    @ParameterizedTest
    @CsvSource({"1,0", "-1,1", "0.5,0.25"})
    void aCopyOfTheImagesIsNobodys(double scale, double offset) throws IOException {
        nifti("A.nii.gz", new int[] {10, 8, 3}, new int[] {0, 1, 2}, new boolean[3]);
        NiftiWriter.write(
                folder.resolve("B.nii.gz"),
                10,
                8,
                3,
                false,
                VoxelGrid.of(ORIGIN, new double[][] {{0.5, 0, 0}, {0, 2, 0}, {0, 0, 3}}),
                z -> {
                    float[] values = new float[80];
                    for (int i = 0; i < 80; i++) {
                        values[i] = (float) ((100 * z + 10 * (i / 10) + i % 10) / 279.0 * scale + offset);
                    }
                    return values;
                });
        for (String structure : List.of("", "1", "*")) {
            ReadResult result = read(ALL.withAnnotations(ALL.annotations().withStructure(structure)));
            assertEquals(new TreeSet<>(DRAWN), drawn(result, "A"));
            assertTrue(
                    result.cases().stream().allMatch(c -> c.masks().size() == 1),
                    result.warnings().toString());
            assertTrue(
                    result.warnings().toString().contains("B.nii.gz) is left out: it is a copy of the image"),
                    result.warnings().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pat01.%s.nii.gz", "pat01.%s.seg.nii", "2.25.11%s.nii.gz", "%s.v1.nii.gz"})
    void namesThatDifferAfterTheFirstDotAreTwoRaters(String name) throws IOException {
        nifti(String.format(name, "1"), new int[] {10, 8, 3}, new int[] {0, 1, 2}, new boolean[3]);
        nifti(String.format(name, "2"), new int[] {10, 8, 3}, new int[] {0, 1, 2}, new boolean[3]);
        ReadResult result = read(ALL);
        TreeSet<String> raters = new TreeSet<>();
        result.cases().forEach(c -> c.masks().forEach(mask -> raters.add(mask.rater())));
        assertEquals(2, raters.size(), raters.toString());
    }

    private void nifti(String name, int[] extent, int[] along, boolean[] back) throws IOException {
        double[] spacing = {0.5, 2, 3};
        double[] origin = ORIGIN.clone();
        double[][] steps = new double[3][3];
        for (int axis = 0; axis < 3; axis++) {
            steps[axis][along[axis]] = (back[axis] ? -1 : 1) * spacing[along[axis]];
            origin[along[axis]] += back[axis] ? (extent[axis] - 1) * spacing[along[axis]] : 0;
        }
        NiftiWriter.write(
                folder.resolve(name), extent[0], extent[1], extent[2], true, VoxelGrid.of(origin, steps), z -> {
                    float[] values = new float[extent[0] * extent[1]];
                    for (int i = 0; i < values.length; i++) {
                        int[] voxel = {i % extent[0], i / extent[0], z};
                        int[] at = new int[3];
                        for (int axis = 0; axis < 3; axis++) {
                            at[along[axis]] = back[axis] ? extent[axis] - 1 - voxel[axis] : voxel[axis];
                        }
                        values[i] = DRAWN.contains(at[2] + " " + at[1] + " " + at[0]) ? 1 : 0;
                    }
                    return values;
                });
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consilium.ground.Progress;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.study.CropOptions;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;
import org.consilium.imaging.study.VolumeOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tilted series of a field that grows linearly in space, so that every pixel of every case says where it lies: the value
 * must be the field's at the place that the case's geometry gives, however the case was cut or resampled.
 */
class ObliqueGeometryTest {
    private static final int ROWS = 24;
    private static final int COLUMNS = 20;
    private static final int SLICES = 5;
    private static final double ROW_SPACING = 1.5;
    private static final double COLUMN_SPACING = 0.75;

    private static final double[] CORNER = {-30, 12, 7};
    private static final double SLICE_STEP = 2.5;

    private static final DicomReadOptions WHOLE = DicomReadOptions.defaults()
            .withCropSize(0)
            .withNormalisation(Normalisation.NONE)
            .withSlices(SliceSelection.ALL);

    @TempDir
    Path folder;

    private static final TiltedSeries FIRST = new TiltedSeries(
            SmallStudy.SERIES,
            "first",
            CORNER,
            TiltedSeries.ACROSS,
            TiltedSeries.DOWN,
            ROWS,
            COLUMNS,
            new double[] {ROW_SPACING, COLUMN_SPACING, SLICE_STEP},
            0);

    @BeforeEach
    void write() throws IOException {
        for (int slice = 0; slice < SLICES; slice++) {
            FIRST.write(folder, slice);
        }
        Files.writeString(folder.resolve("reading.xml"), SmallStudy.xml(2, new int[] {6, 5, 13, 12}));
    }

    @Test
    void slicesAndCropsLieWhereTheirValuesSay() throws IOException {
        List<ImageCase> cases = read(WHOLE);
        assertEquals(SLICES, cases.size());
        cases.forEach(image -> assertField(image, 0, 0));
        assertArrayEquals(
                TiltedSeries.scaled(TiltedSeries.NORMAL, SLICE_STEP),
                cases.get(0).source().step(),
                1e-9);
        for (int size : new int[] {9, 31}) {
            ImageCase crop = read(WHOLE.withCropSize(size).withSlices(SliceSelection.LARGEST))
                    .get(0);
            assertEquals(size, crop.image().width());
            assertField(crop, 0, 0);
            // The drawn rectangle has 8 x 8 pixels, wherever the crop begins.
            assertEquals(64, crop.masks().get(0).area());
        }
    }

    @Test
    void windowsLieWhereTheirValuesSay() throws IOException {
        DicomReadOptions options = WHOLE.withCrop(CropOptions.windows(8, 5));
        List<ImageCase> cases = read(options);
        // Rows begin at 0, 5, 10, 15 and 16, columns at 0, 5, 10 and 12.
        assertEquals(SLICES * 5 * 4, cases.size());
        cases.forEach(image -> assertField(image, 0, 0));
        // A window wider than the image reaches beyond it on both sides, by the same number of pixels.
        ImageCase wide = read(WHOLE.withCrop(CropOptions.windows(28, 5))).get(0);
        Geometry placed = wide.geometry();
        double[] corner = read(WHOLE).get(0).geometry().position();
        assertArrayEquals(TiltedSeries.moved(corner, -4 * COLUMN_SPACING, -2 * ROW_SPACING), placed.position(), 1e-9);
    }

    @Test
    void resampledCasesAndTheirMasksLieWhereTheirValuesSay() throws IOException {
        for (double spacing : new double[] {0.5, 1, 2}) {
            DicomReadOptions resampled = WHOLE.withCases(WHOLE.cases().withSpacing(spacing));
            for (DicomReadOptions options : List.of(
                    resampled,
                    resampled.withCropSize(12).withSlices(SliceSelection.LARGEST),
                    resampled.withCrop(CropOptions.windows(6, 4)))) {
                for (ImageCase image : read(options)) {
                    assertEquals(spacing, image.geometry().rowSpacing(), 1e-12);
                    assertEquals(spacing, image.geometry().columnSpacing(), 1e-12);
                    assertField(image, 0, 0);
                    assertMask(image);
                }
            }
        }
    }

    @Test
    void resampledCropsHaveTheDrawingInTheirMiddle() throws IOException {
        Files.writeString(folder.resolve("reading.xml"), SmallStudy.xml(2, new int[] {6, 5, 12, 13}));
        DicomReadOptions options =
                WHOLE.withCases(WHOLE.cases().withSpacing(0.5)).withCropSize(30).withSlices(SliceSelection.LARGEST);
        Geometry placed = read(options).get(0).geometry();
        // Rows 6 to 12 and columns 5 to 13 of the third slice; the middle lies between the pixels 14 and 15 of the
        // crop.
        double[] slice = TiltedSeries.sum(CORNER, TiltedSeries.scaled(TiltedSeries.NORMAL, 2 * SLICE_STEP));
        double[] middle = TiltedSeries.moved(slice, 9 * COLUMN_SPACING, 9 * ROW_SPACING);
        double[] first = TiltedSeries.moved(middle, -14.5 * 0.5, -14.5 * 0.5);
        assertArrayEquals(first, placed.position(), 1e-9);
    }

    @Test
    void aMaskVolumeOfOtherAxesFindsItsPixels() throws IOException {
        Files.delete(folder.resolve("reading.xml"));
        StringBuilder mask = new StringBuilder("NRRD0005\ntype: uchar\ndimension: 3\nspace: left-posterior-superior\n");
        mask.append("sizes: ").append(SLICES + " " + COLUMNS + " " + ROWS).append("\nspace directions: ");
        mask.append(vector(TiltedSeries.scaled(TiltedSeries.NORMAL, -SLICE_STEP)))
                .append(' ');
        mask.append(vector(TiltedSeries.scaled(TiltedSeries.ACROSS, COLUMN_SPACING)))
                .append(' ');
        mask.append(vector(TiltedSeries.scaled(TiltedSeries.DOWN, ROW_SPACING))).append("\nspace origin: ");
        double[] last = TiltedSeries.scaled(TiltedSeries.NORMAL, (SLICES - 1) * SLICE_STEP);
        mask.append(vector(TiltedSeries.sum(CORNER, last))).append("\nencoding: ascii\n\n");
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                for (int slice = SLICES - 1; slice >= 0; slice--) {
                    boolean drawn = slice == 2 && row >= 6 && row <= 13 && column >= 5 && column <= 12;
                    mask.append(drawn ? "1 " : "0 ");
                }
            }
        }
        Files.writeString(folder.resolve("A.nrrd"), mask);
        for (ImageCase image : read(WHOLE)) {
            assertMask(image);
        }
    }

    private static String vector(double[] components) {
        return "(" + components[0] + "," + components[1] + "," + components[2] + ")";
    }

    @Test
    void channelsOfOtherPixelsAreSampledAtThePlacesOfTheFirst() throws IOException {
        // The second series is finer across its slices, coarser in them, larger, and turned by a quarter in its plane.
        TiltedSeries second = new TiltedSeries(
                "2.25.78",
                "second",
                TiltedSeries.moved(CORNER, 20, -5),
                TiltedSeries.DOWN,
                TiltedSeries.scaled(TiltedSeries.ACROSS, -1),
                14,
                30,
                new double[] {2.1, 1.4, 1.1},
                1000);
        for (int slice = 0; slice < 12; slice++) {
            second.write(folder, slice);
        }
        Files.delete(folder.resolve("reading.xml"));
        DicomReadOptions options = WHOLE.withVolumes(VolumeOptions.defaults().withChannels(List.of("first", "second")));
        List<ImageCase> cases = read(options);
        assertEquals(SLICES, cases.size());
        for (ImageCase image : cases) {
            assertEquals(2, image.image().channels());
            assertField(image, 0, 0);
            assertField(image, 1, 1000);
        }
        // Two slices of it end before the third of the first series: nothing of it lies there, so it is as dark as can
        // be.
        for (int slice = 2; slice < 12; slice++) {
            Files.delete(folder.resolve("second" + slice + ".dcm"));
        }
        DicomReadOptions scaled = options.withNormalisation(Normalisation.PERCENTILE);
        ImageCase covered = read(scaled).get(0);
        ImageCase beyond = read(scaled).get(2);
        for (int c = 0; c < COLUMNS; c++) {
            assertTrue(covered.image().at(1, 5, c) > 0, "a channel that is there");
            assertEquals(0, beyond.image().at(1, 5, c), "a channel that ends before");
            assertTrue(beyond.image().at(0, 5, c) > 0, "the first channel");
        }
    }

    /** Every value that no border bends is the field's at its place. */
    private void assertField(ImageCase image, int channel, double offset) {
        Geometry placed = image.geometry();
        int seen = 0;
        for (int r = 0; r < image.image().height(); r++) {
            for (int c = 0; c < image.image().width(); c++) {
                double[] point = new double[3];
                for (int axis = 0; axis < 3; axis++) {
                    point[axis] = placed.position()[axis]
                            + c * placed.columnSpacing() * placed.orientation()[axis]
                            + r * placed.rowSpacing() * placed.orientation()[3 + axis];
                }
                double x = along(point, TiltedSeries.ACROSS) / COLUMN_SPACING;
                double y = along(point, TiltedSeries.DOWN) / ROW_SPACING;
                if (x >= -1e-6 && x <= COLUMNS - 1 + 1e-6 && y >= -1e-6 && y <= ROWS - 1 + 1e-6) {
                    double value = image.image().at(channel, r, c);
                    assertEquals(
                            TiltedSeries.field(point) + offset,
                            value,
                            2 * TiltedSeries.STEP,
                            "channel " + channel + " at " + r + ", " + c);
                    seen++;
                }
            }
        }
        assertTrue(seen > 0, "no pixel lies in the image");
    }

    /** A pixel is drawn where the nearest pixel of the image is. */
    private static void assertMask(ImageCase image) {
        RaterMask mask = image.masks().get(0);
        boolean drawnOn = image.slice() == 2;
        Geometry placed = image.geometry();
        for (int r = 0; r < mask.height(); r++) {
            for (int c = 0; c < mask.width(); c++) {
                double[] point = new double[3];
                for (int axis = 0; axis < 3; axis++) {
                    point[axis] = placed.position()[axis]
                            + c * placed.columnSpacing() * placed.orientation()[axis]
                            + r * placed.rowSpacing() * placed.orientation()[3 + axis];
                }
                double x = along(point, TiltedSeries.ACROSS) / COLUMN_SPACING;
                double y = along(point, TiltedSeries.DOWN) / ROW_SPACING;
                boolean inside = drawnOn && x > 4.51 && x < 12.49 && y > 5.51 && y < 13.49;
                boolean outside = !drawnOn || x < 4.49 || x > 12.51 || y < 5.49 || y > 13.51;
                if (inside || outside) {
                    assertEquals(inside ? 1 : 0, mask.values()[r * mask.width() + c], "mask at " + r + ", " + c);
                }
            }
        }
    }

    private static double along(double[] point, double[] direction) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            sum += (point[axis] - CORNER[axis]) * direction[axis];
        }
        return sum;
    }

    private List<ImageCase> read(DicomReadOptions options) throws IOException {
        return new DicomStudyReader(options).read(folder, Progress.NONE).cases();
    }
}

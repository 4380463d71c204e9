// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.ground.Progress;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.inspect.StudyInspector;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.Planes;
import org.consilium.imaging.study.CropOptions;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.IrregularVolumes;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;
import org.consilium.imaging.study.VolumeOptions;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Odd series, resampling, windows, channels, and what stored values mean. */
class VolumesTest {
    private static final DicomReadOptions ALL = DicomReadOptions.defaults()
            .withCropSize(0)
            .withNormalisation(Normalisation.NONE)
            .withSlices(SliceSelection.ALL);

    @TempDir
    Path folder;

    @Test
    void namesAndSplitsGaps() throws IOException {
        for (int slice : new int[] {0, 1, 2, 4, 5, 6}) {
            write(slice, SmallStudy.slice(slice));
        }
        flawed("series-irregular-spacing", 6, 2);
    }

    @Test
    void namesAndSplitsRepeatedPlaces() throws IOException {
        for (int slice = 0; slice < 6; slice++) {
            Attributes image = SmallStudy.slice(slice % 3);
            image.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, "2.25.9." + slice);
            write(slice, image);
        }
        flawed("series-duplicate-positions", 6, 2);
    }

    @Test
    void namesAndSplitsMixedOrientations() throws IOException {
        for (int slice = 0; slice < 6; slice++) {
            Attributes image = SmallStudy.slice(slice % 3);
            image.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, "2.25.9." + slice);
            if (slice > 2) {
                image.setString(DicomTags.IMAGE_ORIENTATION_PATIENT, VR.DS, "0", "1", "0", "0", "0", "-1");
                image.setString(DicomTags.IMAGE_POSITION_PATIENT, VR.DS, "" + 3 * slice, "0", "0");
            }
            write(slice, image);
        }
        flawed("series-mixed-orientation", 6, 2);
    }

    @Test
    void namesTilt() throws IOException {
        for (int slice = 0; slice < 4; slice++) {
            Attributes image = SmallStudy.slice(slice);
            image.setString(DicomTags.IMAGE_POSITION_PATIENT, VR.DS, "0", "" + slice, "" + 3 * slice);
            write(slice, image);
        }
        flawed("series-gantry-tilt", 4, 1);
    }

    @Test
    void namesTooFewSlices() throws IOException {
        write(0, SmallStudy.slice(0));
        write(1, SmallStudy.slice(1));
        flawed("series-too-few-slices", 2, 1);
    }

    @Test
    void namesTheFlawsOfRealSeries() throws IOException {
        Path root = TestData.folder("dicom");
        for (String row : Files.readAllLines(root.resolve("manifest.tsv"))) {
            int at = row.indexOf("as a volume: ");
            if (at > 0) {
                String flaw = row.substring(at + 13).split("\t")[0];
                Path series = root.resolve(row.split("\t")[0]).getParent();
                List<String> problems = new StudyInspector(false)
                        .inspect(series, Progress.NONE).series().stream()
                                .flatMap(one -> one.problems().stream())
                                .toList();
                assertTrue(problems.contains(flaw), series.getFileName() + " " + problems);
            }
        }
        try (Stream<Path> folders = Files.list(root.resolve("series_ok"))) {
            for (Path series : folders.filter(Files::isDirectory).toList()) {
                assertEquals(
                        List.of(),
                        new StudyInspector(false)
                                .inspect(series, Progress.NONE).series().stream()
                                        .flatMap(one -> one.problems().stream())
                                        .toList(),
                        series.getFileName().toString());
            }
        }
    }

    @Test
    void leavesPaddingOut() throws IOException {
        Attributes image = SmallStudy.slice(0);
        image.setInt(DicomTags.PIXEL_PADDING_VALUE, VR.US, 0);
        image.setInt(DicomTags.PIXEL_PADDING_RANGE_LIMIT, VR.US, 10);
        write(0, image);
        Planes plain = read(ALL).get(0).image();
        assertEquals(-1000 + 2 * 11, plain.at(0, 0, 0), "padding is as dark as the darkest pixel");
        assertEquals(-1000 + 2 * 11, plain.at(0, 1, 0));
        Planes scaled =
                read(ALL.withNormalisation(Normalisation.MIN_MAX)).get(0).image();
        assertEquals(0, scaled.at(0, 0, 5));
        assertEquals(1f / 68, scaled.at(0, 1, 2), 1e-6);
    }

    @Test
    void appliesModalityTables() throws IOException {
        Attributes image = SmallStudy.slice(0);
        Attributes table = new Attributes();
        image.newSequence(DicomTags.MODALITY_LUT_SEQUENCE, 1).add(table);
        table.setInt(DicomTags.LUT_DESCRIPTOR, VR.US, 3, 10, 16);
        table.setInt(DicomTags.LUT_DATA, VR.US, 500, 700, 60000);
        write(0, image);
        Planes plane = read(ALL).get(0).image();
        assertEquals(500, plane.at(0, 0, 9));
        assertEquals(500, plane.at(0, 1, 0));
        assertEquals(700, plane.at(0, 1, 1));
        assertEquals(60000, plane.at(0, 7, 9));
    }

    @Test
    void turnsPalettesToGreyWithAWarning() throws IOException {
        Attributes image = SmallStudy.slice(0);
        SmallStudy.pixels(image, 1, 2, 8, new byte[] {0, 1});
        image.setString(DicomTags.PHOTOMETRIC_INTERPRETATION, VR.CS, "PALETTE COLOR");
        image.remove(DicomTags.RESCALE_INTERCEPT);
        image.remove(DicomTags.RESCALE_SLOPE);
        for (int colour = 0; colour < 3; colour++) {
            image.setInt(DicomTags.RED_PALETTE_DESCRIPTOR + colour, VR.US, 2, 0, 16);
            image.setInt(DicomTags.RED_PALETTE + colour, VR.OW, 0, colour == 1 ? 65535 : 0);
        }
        write(0, image);
        ReadResult result = new DicomStudyReader(ALL).read(folder, Progress.NONE);
        assertTrue(
                result.warnings().get(0).contains("in colour"),
                result.warnings().toString());
        assertEquals(0.587f * 255, result.cases().get(0).image().at(0, 0, 1), 1e-3);
    }

    @Test
    void resamplesToASpacing() throws IOException {
        SmallStudy.write(folder);
        // Rows are 2 mm apart, columns 0.5 mm: 8x10 pixels cover 16x5 mm.
        ImageCase image = read(ALL.withCases(ALL.cases().withSpacing(1))).get(0);
        assertEquals(16, image.image().height());
        assertEquals(5, image.image().width());
        assertEquals(1, image.geometry().rowSpacing(), 1e-12);
        assertEquals(1, image.geometry().columnSpacing(), 1e-12);
        // The first pixel's centre lies half a pixel from the border: 0.5 mm of row 0 and of column 0.5.
        assertArrayEquals(
                new double[] {-5 + 0.25, 20 - 0.5, 0}, image.geometry().position(), 1e-9);
        assertEquals(-1000 + 2 * 0.5, image.image().at(0, 0, 0), 1e-3);
        assertEquals(-1000 + 2 * (10 * 0.75 + 2.5), image.image().at(0, 2, 1), 1e-3);
        assertEquals(0.5, image.source().rowScale());
        assertEquals(2, image.source().columnScale());
    }

    @Test
    void slidesWindows() throws IOException {
        SmallStudy.write(folder);
        Files.writeString(folder.resolve("reading.xml"), SmallStudy.xml(1, new int[] {2, 3, 4, 5}));
        DicomReadOptions windows = ALL.withCrop(CropOptions.windows(6, 3));
        List<ImageCase> all = read(windows);
        // 8 rows: windows at 0 and 2; 10 columns: at 0, 3 and 4; three slices.
        assertEquals(18, all.size());
        assertEquals(18, all.stream().map(ImageCase::id).distinct().count());
        assertEquals(-1000 + 2 * 23, all.get(4).image().at(0, 0, 0));
        assertEquals(6, read(windows.withSlices(SliceSelection.ANNOTATED)).size());
    }

    @Test
    void joinsSeriesToChannels() throws IOException {
        SmallStudy.write(folder);
        for (Path file :
                List.of(folder.resolve("image7.dcm"), folder.resolve("image8.dcm"), folder.resolve("image9.dcm"))) {
            Files.delete(file);
        }
        for (int slice = 0; slice < 4; slice++) {
            Attributes first = SmallStudy.slice(slice);
            first.setString(DicomTags.SERIES_DESCRIPTION, VR.LO, "Axial T1");
            first.setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, "2.25.5");
            write(slice, first);
            // The second series begins half a slice lower and one column to the right.
            Attributes second = SmallStudy.slice(slice);
            second.setString(DicomTags.SERIES_DESCRIPTION, VR.LO, "Axial T1 contrast");
            second.setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, "2.25.5");
            second.setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, "2.25.78");
            second.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, "2.25.78." + slice);
            second.setString(DicomTags.IMAGE_POSITION_PATIENT, VR.DS, "-4.5", "20", "" + (3 * slice - 1.5));
            write(10 + slice, second);
        }
        DicomReadOptions options = ALL.withVolumes(VolumeOptions.defaults().withChannels(List.of("contrast", "t1")));
        assertEquals(4, read(options).size());
        List<ImageCase> cases = read(ALL.withVolumes(VolumeOptions.defaults().withChannels(List.of("T1", "contrast"))));
        assertEquals(4, cases.size());
        Planes planes = cases.get(1).image();
        assertEquals(2, planes.channels());
        assertEquals(-1000 + 2 * (100 + 23), planes.at(0, 2, 3));
        assertEquals(-1000 + 2 * (150 + 22), planes.at(1, 2, 3), 1e-3);
        ImagingException error = assertThrows(
                ImagingException.class,
                () -> read(ALL.withVolumes(VolumeOptions.defaults().withChannels(List.of("T1", "FLAIR")))));
        assertTrue(error.getMessage().contains("'FLAIR'"), error.getMessage());
        Files.writeString(folder.resolve("reading.xml"), SmallStudy.xml(1, new int[] {2, 3, 4, 5}));
        DicomReadOptions annotated = ALL.withSlices(SliceSelection.ANNOTATED);
        assertEquals(
                1,
                read(annotated.withVolumes(VolumeOptions.defaults().withChannels(List.of("T1", "contrast"))))
                        .size());
        error = assertThrows(
                ImagingException.class,
                () -> read(annotated.withVolumes(VolumeOptions.defaults().withChannels(List.of("contrast", "T1")))));
        assertTrue(error.getMessage().contains("'T1'; name that channel first"), error.getMessage());
    }

    @Test
    void readsTheSameWithAnyNumberOfThreads() throws IOException {
        for (int slice = 0; slice < 12; slice++) {
            write(slice, SmallStudy.slice(slice));
        }
        List<ImageCase> one = read(ALL.withThreads(1));
        List<ImageCase> four = read(ALL.withThreads(4));
        assertEquals(
                one.stream().map(ImageCase::id).toList(),
                four.stream().map(ImageCase::id).toList());
        for (int i = 0; i < one.size(); i++) {
            assertArrayEquals(one.get(i).image().values(), four.get(i).image().values());
        }
    }

    private void flawed(String label, int slices, int parts) throws IOException {
        ReadResult warned = new DicomStudyReader(ALL).read(folder, Progress.NONE);
        assertEquals(slices, warned.cases().size());
        assertTrue(
                warned.warnings().toString().contains(label), warned.warnings().toString());
        VolumeOptions options = VolumeOptions.defaults();
        ImagingException error = assertThrows(
                ImagingException.class, () -> read(ALL.withVolumes(options.withIrregular(IrregularVolumes.REFUSE))));
        assertTrue(error.getMessage().contains(label), error.getMessage());
        List<ImageCase> split = read(ALL.withVolumes(options.withIrregular(IrregularVolumes.SPLIT)));
        assertEquals(slices, split.size());
        assertEquals(parts, split.stream().map(ImageCase::volume).distinct().count());
        assertEquals(slices, split.stream().map(ImageCase::id).distinct().count());
    }

    private void write(int number, Attributes image) throws IOException {
        DicomWriter.write(folder.resolve("image" + (50 - number) + ".dcm"), image);
    }

    private List<ImageCase> read(DicomReadOptions options) throws IOException {
        return new DicomStudyReader(options).read(folder, Progress.NONE).cases();
    }
}

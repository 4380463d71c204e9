// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.consilium.ground.Progress;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.pseudonym.PseudonymOptions;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomStudyReaderTest {
    private static final DicomReadOptions WHOLE =
            DicomReadOptions.defaults().withCropSize(0).withNormalisation(Normalisation.NONE);

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        SmallStudy.write(folder);
        Files.writeString(
                folder.resolve("reading.xml"), SmallStudy.xml(1, new int[] {2, 3, 4, 5}, new int[] {2, 3, 2, 3}));
    }

    @Test
    void readsRescaledValuesGeometryAndMasks() throws IOException {
        ReadResult result = read(WHOLE);
        assertEquals(List.of(), result.warnings());
        assertEquals(1, result.cases().size());
        ImageCase image = result.cases().get(0);
        assertEquals(1, image.slice());
        assertEquals(-1000 + 2 * (100 + 23), image.image().at(0, 2, 3));
        assertEquals(SmallStudy.uid(1), image.provenance().sopUid());
        assertEquals("Maker", image.provenance().manufacturer());
        assertEquals(2, image.geometry().rowSpacing());
        assertEquals(0.5, image.geometry().columnSpacing());
        assertArrayEquals(new double[] {-5, 20, 3}, image.geometry().position());
        assertEquals(
                List.of("R1", "R2"),
                image.masks().stream().map(RaterMask::rater).toList());
        assertEquals(9, image.masks().get(0).area());
        assertEquals(1, image.masks().get(1).area());
        assertEquals(1, image.masks().get(1).values()[2 * 10 + 3]);
    }

    @Test
    void cropsAroundTheAnnotationAndMovesThePosition() throws IOException {
        ImageCase image = read(WHOLE.withCropSize(7)).cases().get(0);
        // The union has rows 2-4 and columns 3-5, so the crop begins at row 0 and column 1.
        assertEquals(7, image.image().height());
        assertEquals(-1000 + 2 * 101, image.image().at(0, 0, 0));
        assertArrayEquals(new double[] {-5 + 0.5, 20, 3}, image.geometry().position());
        assertEquals(1, image.masks().get(1).values()[2 * 7 + 2]);
    }

    @Test
    void padsWithTheEdgeValue() throws IOException {
        ImageCase image = read(WHOLE.withCropSize(21)).cases().get(0);
        assertEquals(-1000 + 2 * 100, image.image().at(0, 0, 0));
        assertEquals(-1000 + 2 * 179, image.image().at(0, 20, 20));
        assertEquals(9, image.masks().get(0).area());
        assertArrayEquals(
                new double[] {-5 - 6 * 0.5, 20 - 7 * 2, 3}, image.geometry().position());
    }

    @Test
    void selectsSlices() throws IOException {
        List<ImageCase> all = read(WHOLE.withSlices(SliceSelection.ALL)).cases();
        assertEquals(List.of(0, 1, 2), all.stream().map(ImageCase::slice).toList());
        assertEquals(0, all.get(0).masks().get(0).area());
        assertEquals(
                List.of(0.0, 3.0, 6.0),
                all.stream().map(c -> c.geometry().position()[2]).toList());
        assertEquals(
                1, read(WHOLE.withSlices(SliceSelection.LARGEST)).cases().get(0).slice());
    }

    @Test
    void normalises() throws IOException {
        ImageCase window = read(WHOLE.withNormalisation(Normalisation.window(-800 + 79, 2 * 79)))
                .cases()
                .get(0);
        assertEquals(0, window.image().at(0, 0, 0), 1e-6);
        assertEquals(1, window.image().at(0, 7, 9), 1e-6);
        assertEquals(0.5, window.image().at(0, 4, 0), 0.01);
        ImageCase range =
                read(WHOLE.withNormalisation(Normalisation.MIN_MAX)).cases().get(0);
        assertEquals(1f, range.image().at(0, 7, 9));
        assertEquals((float) (23.0 / 79), range.image().at(0, 2, 3));
        ImageCase percentile =
                read(WHOLE.withNormalisation(Normalisation.PERCENTILE)).cases().get(0);
        // 240 values 0-79, 100-179 and 200-279: the 1st percentile is 2.39, the 99th 276.61.
        assertEquals((123 - 2.39) / (276.61 - 2.39), percentile.image().at(0, 2, 3), 1e-4);
    }

    @Test
    void hidesThePatient() throws IOException {
        ImageCase hidden = read(WHOLE).cases().get(0);
        assertTrue(hidden.patient().matches("[0-9a-f]{12}"), hidden.patient());
        assertFalse(hidden.id().contains("SECRET"));
        assertEquals(hidden.patient(), read(WHOLE).cases().get(0).patient());
        assertFalse(hidden.patient()
                .equals(read(WHOLE.withPseudonyms(PseudonymOptions.defaults().withStudy("x")))
                        .cases()
                        .get(0)
                        .patient()));
        assertEquals(
                "SECRET-42",
                read(WHOLE.withPseudonyms(PseudonymOptions.defaults().withKeepNames(true)))
                        .cases()
                        .get(0)
                        .patient());
    }

    @Test
    void namesBadFilesAndReadsTheRest() throws IOException {
        Files.writeString(folder.resolve("notes.dcm"), "this is no DICOM file, whatever its name says");
        byte[] good = Files.readAllBytes(folder.resolve("image9.dcm"));
        Files.write(folder.resolve("cut.dcm"), java.util.Arrays.copyOf(good, good.length - 20));
        Files.write(folder.resolve("empty.dcm"), new byte[0]);
        Files.writeString(folder.resolve("readme.txt"), "not meant to be read");
        ReadResult result = read(WHOLE);
        assertEquals(1, result.cases().size());
        assertEquals(3, result.warnings().size(), result.warnings().toString());
        assertTrue(result.warnings().get(0).startsWith("file 1 (*.dcm) is left out: the file is cut short"));
        assertTrue(result.warnings().get(1).startsWith("file 2 (*.dcm) is left out: the file is empty"));
        assertTrue(result.warnings().get(2).startsWith("file 6 (*.dcm) is left out: the file isn't DICOM"));
        assertFalse(result.warnings().toString().contains("SECRET"));
    }

    @Test
    void namesSeriesWithoutAnnotation() throws IOException {
        Attributes other = SmallStudy.slice(5);
        other.setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, "2.25.78");
        DicomWriter.write(folder.resolve("other.dcm"), other);
        ReadResult result = read(WHOLE);
        assertEquals(1, result.cases().size());
        assertEquals(
                List.of("the series that begins with file 4 (*.dcm) has no annotation; it is left out"),
                result.warnings());
        Files.delete(folder.resolve("reading.xml"));
        ImagingException error = assertThrows(ImagingException.class, () -> read(WHOLE));
        assertTrue(error.getMessage().contains("has no annotation"), error.getMessage());
    }

    @Test
    void refusesMissingEmptyAndUselessFolders() throws IOException {
        Path missing = folder.resolve("missing");
        assertMessage("doesn't exist", missing);
        assertMessage("holds no files", Files.createDirectory(missing));
        Files.writeString(missing.resolve("notes.dcm"), "text");
        assertMessage("file 1 (*.dcm) is left out: the file isn't DICOM", missing);
    }

    @Test
    void readsListsOfPaths() throws IOException {
        List<Path> paths = List.of(folder.resolve("image8.dcm"), folder.resolve("reading.xml"));
        ReadResult result = new DicomStudyReader(WHOLE).read(paths, Progress.NONE);
        assertEquals(9, result.cases().get(0).masks().get(0).area());
        List<Path> bad = List.of(folder.resolve("gone.dcm"));
        assertThrows(ImagingException.class, () -> new DicomStudyReader(WHOLE).read(bad, Progress.NONE));
    }

    @Test
    void copiesOfAnImageCountOnce() throws IOException {
        Files.copy(folder.resolve("image8.dcm"), folder.resolve("copy.dcm"));
        ReadResult result = read(WHOLE.withSlices(SliceSelection.ALL));
        assertEquals(3, result.cases().size());
        assertEquals(
                List.of("file 3 (image8.dcm) is left out: it is the same image as file 1 (copy.dcm)"),
                result.warnings());
    }

    @Test
    void stopsAtEveryFile() {
        for (int stop = 0; stop < 4 + 2; stop++) {
            int[] left = {stop};
            assertThrows(
                    CancellationException.class, () -> new DicomStudyReader(WHOLE).read(folder, (fraction, message) -> {
                        assertTrue(fraction >= 0 && fraction <= 1);
                        if (left[0]-- == 0) {
                            throw new CancellationException();
                        }
                    }));
        }
    }

    private ReadResult read(DicomReadOptions options) throws IOException {
        return new DicomStudyReader(options).read(folder, Progress.NONE);
    }

    private static void assertMessage(String part, Path folder) {
        ImagingException error =
                assertThrows(ImagingException.class, () -> new DicomStudyReader(WHOLE).read(folder, Progress.NONE));
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }
}

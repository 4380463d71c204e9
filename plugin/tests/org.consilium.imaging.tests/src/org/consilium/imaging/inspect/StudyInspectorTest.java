// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consilium.ground.Progress;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.reader.SmallStructures;
import org.consilium.imaging.reader.SmallStudy;
import org.consilium.imaging.reader.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyInspectorTest {
    @TempDir
    Path folder;

    @Test
    void listsSeriesAndFiles() throws IOException {
        SmallStudy.write(folder);
        Files.writeString(folder.resolve("reading.xml"), SmallStudy.xml(1, new int[] {2, 3, 4, 5}));
        Files.writeString(folder.resolve("notes.dcm"), "text");
        Inspection inspection = new StudyInspector(true).inspect(folder, Progress.NONE);
        assertTrue(inspection.anyReadable());
        SeriesSummary series = inspection.series().get(0);
        assertEquals(1, inspection.series().size());
        assertEquals("CT", series.modality());
        assertEquals("Explicit VR Little Endian", series.transferSyntaxName());
        assertEquals(8, series.rows());
        assertEquals(3, series.slices());
        assertEquals(1, series.frames());
        assertEquals(3, series.sliceSpacing(), 1e-9);
        assertEquals(0.5, series.columnSpacing());
        assertEquals(1, series.annotations());
        assertEquals("XML", series.annotationKind());
        assertEquals(List.of("R1"), series.raters());
        assertEquals(
                List.of("image7.dcm", "image8.dcm", "image9.dcm", "notes.dcm", "reading.xml"),
                inspection.files().stream().map(FileSummary::path).toList());
        PixelSummary pixels = inspection.files().get(2).pixels();
        assertEquals(List.of(8, 10), pixels.shape());
        assertEquals("uint16", pixels.type());
        assertEquals(0L, pixels.min());
        assertEquals(79L, pixels.max());
        assertEquals(79L * 80 / 2, pixels.sum());
        assertFalse(inspection.files().get(3).readable());
        assertNull(inspection.files().get(3).transferSyntax());
        assertEquals("LIDC-XML", inspection.files().get(4).modality());
    }

    @Test
    void contoursAreReadableAndOtherXmlIsNothing() throws IOException {
        SmallStudy.write(folder);
        SmallStructures.write(folder.resolve("contours.dcm"), SmallStructures.contour(1, 2, 2, 6, 2, 6, 5, 2, 5));
        Files.writeString(folder.resolve("report.xml"), "<?xml version=\"1.0\"?><report><line/></report>");
        for (boolean pixels : new boolean[] {false, true}) {
            Inspection inspection = new StudyInspector(pixels).inspect(folder, Progress.NONE);
            FileSummary contours = inspection.files().stream()
                    .filter(file -> file.path().equals("contours.dcm"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(contours.readable(), contours::toString);
            assertNull(contours.reason());
            assertEquals("RTSTRUCT", contours.modality());
            assertEquals(1, inspection.series().size());
            assertEquals(1, inspection.series().get(0).annotations());
            assertEquals("RTSTRUCT", inspection.series().get(0).annotationKind());
            assertTrue(
                    inspection.files().stream().noneMatch(file -> "SEG".equals(file.modality())),
                    inspection.files()::toString);
            assertTrue(
                    inspection.files().stream().noneMatch(file -> file.path().equals("report.xml") && file.readable()),
                    inspection.files()::toString);
        }
    }

    @Test
    void nothingReadableIsSaid() throws IOException {
        Files.writeString(folder.resolve("notes.dcm"), "text");
        assertFalse(new StudyInspector(false).inspect(folder, Progress.NONE).anyReadable());
        assertThrows(ImagingException.class, () -> new StudyInspector(false)
                .inspect(folder.resolve("missing"), Progress.NONE));
    }

    @Test
    void oneFileStandsForItself() throws IOException {
        SmallStudy.write(folder);
        Inspection inspection = new StudyInspector(false).inspect(folder.resolve("image8.dcm"), Progress.NONE);
        assertEquals("image8.dcm", inspection.files().get(0).path());
        assertNull(inspection.files().get(0).pixels());
    }

    @Test
    void seesTwoKernelsOfOneAcquisition() throws IOException {
        Inspection inspection = new StudyInspector(false).inspect(TestData.folder("device_ct_kernel"), Progress.NONE);
        assertEquals(2, inspection.series().size());
        for (SeriesSummary series : inspection.series()) {
            assertEquals(10, series.slices());
            assertEquals(8, series.sliceSpacing(), 1e-6);
        }
        assertFalse(inspection
                .series()
                .get(0)
                .kernel()
                .equals(inspection.series().get(1).kernel()));
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consilium.ground.Progress;
import org.consilium.imaging.annotation.AnnotationOptions;
import org.consilium.imaging.annotation.RaterNaming;
import org.consilium.imaging.annotation.RaterOptions;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.reader.SmallStructures.Drawn;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.Normalisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contours of RTSTRUCT files on a series of 10x8 pixels. */
class StructureSetTest {
    private static final DicomReadOptions WHOLE =
            DicomReadOptions.defaults().withCropSize(0).withNormalisation(Normalisation.NONE);

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        SmallStudy.write(folder);
    }

    @Test
    void contoursAreFilledOnTheirPlanes() throws IOException {
        // A square around the centres of columns 2 to 5 and rows 1 to 3, once by instance and once by position.
        double[] square = {1.5, 0.5, 5.5, 0.5, 5.5, 3.5, 1.5, 3.5};
        SmallStructures.write(
                folder.resolve("ann.dcm"), new Drawn("Lesion", 0, true, square), new Drawn("Lesion", 2, false, square));
        ReadResult result = read(WHOLE);
        assertEquals(List.of(), result.warnings());
        assertEquals("Lesion", result.structure());
        assertEquals(
                "content label (asked in the order: content creator, ROI interpreter, reading session, segment label, content label,"
                        + " file name, folder name, path) (persons' names as pseudonyms)",
                result.raterIdentity());
        assertTrue(raters(result).get(0).matches("rater-[0-9a-f]{8}"), "a label may be a person's name");
        assertEquals(
                List.of(0, 2), result.cases().stream().map(ImageCase::slice).toList());
        for (ImageCase c : result.cases()) {
            assertRectangles(c.masks().get(0), new int[] {1, 2, 3, 5});
        }
    }

    @Test
    void innerContoursAndKeyholesCutHoles() throws IOException {
        Drawn outer = SmallStructures.contour(1, 0.5, 0.5, 8.5, 0.5, 8.5, 6.5, 0.5, 6.5);
        Drawn inner = SmallStructures.contour(1, 2.5, 2.5, 5.5, 2.5, 5.5, 4.5, 2.5, 4.5);
        SmallStructures.write(folder.resolve("a.dcm"), outer, inner);
        byte[] holes = read(WHOLE).cases().get(0).masks().get(0).values();
        for (int i = 0; i < 80; i++) {
            int row = i / 10;
            int column = i % 10;
            boolean inside = row >= 1 && row <= 6 && column >= 1 && column <= 8;
            boolean hole = row >= 3 && row <= 4 && column >= 3 && column <= 5;
            assertEquals(inside && !hole, holes[i] == 1, column + "," + row);
        }
        // The same as one line that runs in, round the hole, and out the way it came.
        SmallStructures.write(
                folder.resolve("a.dcm"),
                SmallStructures.contour(
                        1, 0.5, 0.5, 8.5, 0.5, 8.5, 6.5, 0.5, 6.5, 0.5, 0.5, 2.5, 2.5, 2.5, 4.5, 5.5, 4.5, 5.5, 2.5,
                        2.5, 2.5, 0.5, 0.5));
        org.junit.jupiter.api.Assertions.assertArrayEquals(
                holes, read(WHOLE).cases().get(0).masks().get(0).values());
    }

    @Test
    void severalContoursOfASliceAreUnited() throws IOException {
        SmallStructures.write(
                folder.resolve("a.dcm"),
                SmallStructures.contour(1, 0.5, 0.5, 2.5, 0.5, 2.5, 2.5, 0.5, 2.5),
                SmallStructures.contour(1, 5.5, 3.5, 9.5, 3.5, 9.5, 5.5, 5.5, 5.5));
        assertRectangles(read(WHOLE).cases().get(0).masks().get(0), new int[] {1, 1, 2, 2}, new int[] {4, 6, 5, 9});
    }

    @Test
    void aStructureIsChosenAndRatersAreFiles() throws IOException {
        double[] square = {1.5, 0.5, 5.5, 0.5, 5.5, 3.5, 1.5, 3.5};
        double[] other = {1.5, 0.5, 7.5, 0.5, 7.5, 3.5, 1.5, 3.5};
        for (String name : List.of("rater_1", "rater_2")) {
            SmallStructures.write(
                    folder.resolve(name + ".dcm"),
                    new Drawn("Heart", 1, true, square),
                    new Drawn("Lung", 1, true, name.equals("rater_1") ? square : other));
        }
        ImagingException error = assertThrows(ImagingException.class, () -> read(WHOLE));
        assertTrue(error.getMessage().contains("several structures: Heart, Lung; choose"), error.getMessage());
        AnnotationOptions lung = AnnotationOptions.defaults().withStructure("lung");
        ReadResult result = read(WHOLE.withAnnotations(lung));
        assertEquals("lung", result.structure());
        assertTrue(result.raterIdentity().startsWith("file name (asked in the order: "), result.raterIdentity());
        assertEquals(List.of("rater_1", "rater_2"), raters(result));
        assertRectangles(result.cases().get(0).masks().get(1), new int[] {1, 2, 3, 7});
        assertEquals(
                List.of("1", "2"),
                raters(read(WHOLE.withAnnotations(lung.withRaters(RaterOptions.byPattern("rater_(\\d)"))))));
        Path table = Files.writeString(folder.resolve("who.csv"), "file,rater\nrater_1.dcm,X\nrater_2.dcm,Y\n");
        assertEquals(
                List.of("X", "Y"),
                raters(read(WHOLE.withAnnotations(lung.withRaters(RaterOptions.byTable(table.toString()))))));
        assertEquals(
                List.of("Heart", "Lung"),
                raters(read(WHOLE.withAnnotations(AnnotationOptions.defaults()
                        .withRaters(RaterOptions.by(RaterNaming.SEGMENT_LABEL).withKeepNames(true))))));
        ImagingException missing = assertThrows(
                ImagingException.class,
                () -> read(WHOLE.withAnnotations(AnnotationOptions.defaults().withStructure("Liver"))));
        assertTrue(missing.getMessage().contains("no structure 'Liver' among Heart, Lung"), missing.getMessage());
    }

    @Test
    void personsBecomeHashesAndCodesStay() throws IOException {
        SmallStructures.write(folder.resolve("a.dcm"), SmallStructures.contour(1, 1, 1, 5, 1, 5, 5));
        assertTrue(read(WHOLE).warnings().stream().noneMatch(w -> w.contains("Secret")));
        assertEquals(
                "a",
                raters(read(WHOLE.withAnnotations(
                                WHOLE.annotations().withRaters(RaterOptions.by(RaterNaming.FILE_NAME)))))
                        .get(0));
    }

    @Test
    void realStructureSetLiesOnItsImage() throws IOException {
        Path data = TestData.folder("dicom/rt");
        List<Path> files = List.of(data.resolve("rtss.dcm"), data.resolve("ct.0.dcm"));
        ReadResult result = new DicomStudyReader(WHOLE).read(files, Progress.NONE);
        // Of ten regions only the body has contours on this slice; the others' slices aren't here.
        assertEquals("BODY", result.structure());
        // Twelve of them have their centres on the line.
        assertEquals(40408, result.cases().get(0).masks().get(0).area());
        assertTrue(
                result.warnings().get(0).startsWith("437 contours"),
                result.warnings().get(0));
    }

    private static List<String> raters(ReadResult result) {
        return result.cases().get(0).masks().stream().map(RaterMask::rater).toList();
    }

    /** Rectangles as first row, first column, last row, last column. */
    private static void assertRectangles(RaterMask mask, int[]... rectangles) {
        for (int i = 0; i < 80; i++) {
            boolean inside = false;
            for (int[] r : rectangles) {
                inside |= i / 10 >= r[0] && i % 10 >= r[1] && i / 10 <= r[2] && i % 10 <= r[3];
            }
            assertEquals(inside, mask.values()[i] == 1, i % 10 + "," + i / 10);
        }
    }

    private ReadResult read(DicomReadOptions options) throws IOException {
        return new DicomStudyReader(options).read(folder, Progress.NONE);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.consilium.imaging.reader.SmallContours.box;
import static org.consilium.imaging.reader.SmallContours.points;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.ground.Progress;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.SliceSelection;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contours lie where their coordinates say and are combined by their meaning: five slices, 3 mm apart, of 8 rows and 10 columns. */
class ContourTest {
    private static final DicomReadOptions WHOLE =
            DicomReadOptions.defaults().withCropSize(0).withSlices(SliceSelection.ALL);

    private static final double[] BOX = box(1, 2, 3, 5);
    private static final String BOXED = "/..####/..####/..####";

    @TempDir
    Path folder;

    @BeforeEach
    void images() throws IOException {
        for (int slice = 0; slice < 5; slice++) {
            Attributes image = SmallStudy.slice(slice);
            image.setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, "2.25.300");
            DicomWriter.write(folder.resolve("image" + slice + ".dcm"), image);
        }
    }

    @Test
    void coordinatesDecideNotNames() throws IOException {
        for (String[] named : new String[][] {
            {}, {SmallStudy.uid(3)}, {SmallStudy.uid(0)}, {"2.25.404"}, {SmallStudy.uid(0), SmallStudy.uid(3)}
        }) {
            for (double off : new double[] {0, 0.005, -0.3, 0.7}) {
                SmallContours set = set();
                set.add("CLOSED_PLANAR", points(9 + off, BOX), named);
                List<String> warnings = drawn(set, on(3, BOXED)).warnings();
                boolean wrong = named.length == 1 && named[0].equals(SmallStudy.uid(0));
                assertEquals(wrong, warnings.size() == 1 && warnings.get(0).contains("names another image"));
                assertTrue(wrong || warnings.isEmpty(), warnings.toString());
            }
        }
    }

    @Test
    void whatLiesOnNoSliceIsCounted() throws IOException {
        SmallContours set =
                set().closed(3, BOX).closed(4.4, BOX).closed(60, BOX).closed(-0.8, BOX);
        set.add("CLOSED_PLANAR", new double[] {-4, 22, 5, -2, 22, 7, -2, 26, 7, -4, 26, 5}, SmallStudy.uid(2));
        set.add("CLOSED_PLANAR", new double[] {-4, 22, 5.9, -4, 26, 6, -4, 26, 6.4, -4, 22, 6.4});
        set.add("CLOSED_PLANAR", new double[] {-4, 22, 0, -4, 26, 0, -4, 26, 12, -4, 22, 12});
        List<String> warnings = drawn(set, on(1, BOXED)).warnings();
        assertTrue(warnings.get(0).startsWith("6 contours of the structure set"), warnings.toString());
        assertTrue(
                warnings.get(0).endsWith("1 between slices, 2 outside of the images, 3 not parallel to the slices"),
                warnings.toString());
    }

    @Test
    void aPlaneThatTiltsByRoundingIsPlane() throws IOException {
        double[] corners = points(6, BOX);
        for (int corner = 0; corner < 4; corner++) {
            corners[3 * corner + 2] += 0.04 * (corner % 2 == 0 ? 1 : -1);
        }
        SmallContours set = set();
        set.add("CLOSED_PLANAR", corners);
        assertEquals(List.of(), drawn(set, on(2, BOXED)).warnings());
    }

    @Test
    void anOffsetMovesAContour() throws IOException {
        SmallContours set = set();
        set.add("CLOSED_PLANAR", points(6, BOX)).setString(DicomTags.CONTOUR_OFFSET_VECTOR, VR.DS, "0.5", "-2", "3");
        drawn(set, on(3, "...####/...####/...####"));
    }

    @Test
    void contoursOfOtherTypesAreCounted() throws IOException {
        SmallContours set = set().closed(6, BOX);
        set.add("POINT", points(6, 1, 1));
        set.add("OPEN_PLANAR", points(6, box(5, 5, 7, 7)));
        set.add("OPEN_NONPLANAR", points(6, box(5, 5, 7, 7)));
        set.add("CLOSED_PLANAR", points(6, 1, 1, 4, 4));
        set.add("CLOSED_PLANAR", points(6, 1, 1));
        String warning = drawn(set, on(2, BOXED)).warnings().get(0);
        assertTrue(warning.startsWith("5 contours of the structure set"), warning);
        assertTrue(warning.contains("(1 OPEN_NONPLANAR, 1 OPEN_PLANAR, 1 POINT, 2 fewer than 3 points)"), warning);
    }

    @Test
    void regionsOfOnePlaneUnite() throws IOException {
        String united = "/..####/..######/..######/....####";
        drawn(set().closed(6, BOX).closed(6, box(2, 4, 4, 7)), on(2, united));
        drawn(set().closed(6, box(2, 4, 4, 7)).closed(6, BOX), on(2, united));
        // Rounded apart, they still lie in one plane.
        drawn(set().closed(6, BOX).closed(6.02, box(2, 4, 4, 7)), on(2, united));
        // Three of them over one pixel.
        drawn(
                set().closed(6, BOX).closed(6, box(2, 4, 4, 7)).closed(6, box(3, 5, 3, 8)),
                on(2, "/..####/..######/..#######/....####"));
    }

    @Test
    void copiesEraseNothing() throws IOException {
        double[] turned = {5.5, 3.5, 1.5, 3.5, 1.5, 0.5, 5.5, 0.5};
        double[] back = {1.5, 3.5, 5.5, 3.5, 5.5, 0.5, 1.5, 0.5};
        double[] rounded = {1.52, 0.51, 5.49, 0.52, 5.48, 3.49, 1.51, 3.48};
        double[] closing = {1.5, 0.5, 5.5, 0.5, 5.5, 3.5, 1.5, 3.5, 1.5, 0.5};
        for (double[] copy : new double[][] {BOX, turned, back, rounded, closing}) {
            drawn(set().closed(6, BOX).closed(6, copy), on(2, BOXED));
            drawn(set().closed(6, copy).closed(6, BOX).closed(6, BOX), on(2, BOXED));
            drawn(set().exclusive(6, BOX).exclusive(6, copy), on(2, BOXED));
            drawn(set().exclusive(6, copy).exclusive(6.02, BOX), on(2, BOXED));
        }
    }

    @Test
    void whatDrawsNothingBesideTheImagesOrBetweenCentresIsCounted() throws IOException {
        double[] beside = box(1, 20, 3, 25);
        double[] below = box(-9, 2, -4, 5);
        double[] tiny = {6.2, 6.2, 6.8, 6.2, 6.5, 6.8};
        List<String> warnings = drawn(
                        set().closed(6, BOX).closed(6, beside).closed(6, below).closed(6, tiny), on(2, BOXED))
                .warnings();
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).startsWith("3 contours of the structure set"), warnings.get(0));
        assertTrue(warnings.get(0).endsWith("nothing is drawn of them"), warnings.get(0));
        // By themselves, too: who drew beside the images is not somebody who saw nothing.
        assertTrue(
                drawn(set().closed(6, beside), on(2, ""))
                        .warnings()
                        .toString()
                        .contains("1 contour of the structure set"),
                "a single one");
    }

    @Test
    void whatReachesBeyondTheImagesIsCutAndSaid() throws IOException {
        List<String> warnings = drawn(set().closed(6, box(1, 7, 3, 14)), on(2, "/.......###/.......###/.......###"))
                .warnings();
        assertTrue(warnings.toString().contains("1 contour of the structure set"), warnings.toString());
        assertTrue(warnings.toString().contains("reaches beyond the images"), warnings.toString());
        // Half a pixel is the border itself.
        assertEquals(
                List.of(),
                drawn(set().closed(6, box(1, 7, 3, 9)), on(2, "/.......###/.......###/.......###"))
                        .warnings());
    }

    @Test
    void bothWaysToCombineInOnePlaneAreNamed() throws IOException {
        List<String> warnings = drawn(
                        set().closed(6, BOX).exclusive(6, box(2, 4, 4, 7)), on(2, "/..####/..##..##/..##..##/....####"))
                .warnings();
        assertTrue(warnings.toString().contains("on 1 slice the structure set"), warnings.toString());
        assertEquals(
                List.of(),
                drawn(set().exclusive(6, BOX).exclusive(9, BOX), List.of("", "", BOXED, BOXED, ""))
                        .warnings());
    }

    @Test
    void holesAndIslandsNest() throws IOException {
        double[] outer = box(0, 0, 6, 8);
        double[] hole = box(1, 1, 5, 7);
        double[] island = box(2, 2, 4, 6);
        double[] lake = box(3, 3, 3, 5);
        String nested = "#########/#.......#/#.#####.#/#.#...#.#/#.#####.#/#.......#/#########";
        drawn(set().closed(6, outer).closed(6, hole).closed(6, island).closed(6, lake), on(2, nested));
        drawn(set().closed(6, lake).closed(6, island).closed(6, outer).closed(6, hole), on(2, nested));
        drawn(set().exclusive(6, outer).exclusive(6, hole).exclusive(6, island).exclusive(6, lake), on(2, nested));
        // A region that reaches over a hole from outside fills its part of it.
        drawn(
                set().closed(6, box(0, 0, 4, 4)).closed(6, box(1, 1, 3, 3)).closed(6, box(2, 3, 2, 8)),
                on(2, "#####/#...#/#..######/#...#/#####"));
        // Two holes that touch each other and the border.
        drawn(
                set().closed(6, box(0, 0, 3, 5)).closed(6, box(1, 1, 2, 2)).closed(6, box(1, 3, 2, 4)),
                on(2, "######/#....#/#....#/######"));
    }

    @Test
    void exclusiveOrIsExclusive() throws IOException {
        drawn(set().exclusive(6, BOX).exclusive(6, box(2, 4, 4, 7)), on(2, "/..####/..##..##/..##..##/....####"));
    }

    @Test
    void keyholesCutHolesAndHaveNoArea() throws IOException {
        SmallContours set = set().closed(
                        6, 0.5, 0.5, 8.5, 0.5, 8.5, 6.5, 0.5, 6.5, 0.5, 2.6, 2.5, 2.6, 2.5, 4.5, 5.5, 4.5, 5.5, 2.5,
                        2.5, 2.5, 2.5, 2.6, 0.5, 2.6);
        drawn(set, on(2, "/.########/.########/.##...###/.##...###/.########/.########"));
    }

    @Test
    void pointsOnTheLineAreInside() throws IOException {
        // Through the centres of the outermost pixels, as programs write that follow pixels; the hole's line is tissue,
        // too.
        SmallContours set = set().closed(6, 1, 1, 7, 1, 7, 6, 1, 6).closed(6, 3, 2, 5, 2, 5, 5, 3, 5);
        drawn(set, on(2, "/.#######/.#######/.###.###/.###.###/.#######/.#######"));
        SmallContours diagonal = set().closed(6, 1, 1, 5, 1, 1, 5);
        drawn(diagonal, on(2, "/.#####/.####/.###/.##/.#"));
    }

    @Test
    void planesAreNeverMixed() throws IOException {
        // The one in the plane counts, whatever lies a little above and below.
        for (double near : new double[] {5.4, 6.6, 5.8, 6.2}) {
            List<String> warnings = drawn(set().closed(near, box(0, 0, 7, 9)).closed(6, BOX), on(2, BOXED))
                    .warnings();
            assertTrue(warnings.get(0).contains("left out: 1 between slices"), warnings.toString());
        }
        // Every half millimetre: only those in the planes of slices.
        SmallContours fine = set();
        for (int i = 7; i < 18; i++) {
            fine.closed(i * 0.5, i % 6 == 0 ? BOX : box(0, 0, 7, 9));
        }
        List<String> warnings = drawn(fine, List.of("", "", BOXED, "", "")).warnings();
        assertTrue(warnings.get(0).startsWith("10 contours"), warnings.toString());
    }

    @Test
    void imagesAtOnePlaceAreToldApartByName() throws IOException {
        Attributes second = SmallStudy.slice(2);
        second.setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, "2.25.300");
        second.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, "2.25.99");
        second.setString(DicomTags.INSTANCE_NUMBER, VR.IS, "9");
        DicomWriter.write(folder.resolve("second.dcm"), second);
        SmallContours set = set();
        set.add("CLOSED_PLANAR", points(6, BOX), "2.25.99");
        drawn(set, List.of("", "", "", BOXED, "", ""));
        List<String> warnings = drawn(set().closed(6, BOX), List.of("", "", BOXED, BOXED, "", ""))
                .warnings();
        assertTrue(warnings.toString().contains("several images at one place"), warnings.toString());
    }

    @Test
    void theFrameOfReferenceTells() throws IOException {
        drawn(new SmallContours(false).frameOfReference("2.25.300").closed(6, BOX), on(2, BOXED));
        // The file's own stands in for a missing one.
        SmallContours set = new SmallContours(false).closed(6, BOX);
        set.data().setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, "2.25.300");
        drawn(set, on(2, BOXED));
        // Another one: only a contour on the image that it names is believed.
        SmallContours foreign = set().frameOfReference("2.25.301").closed(3, BOX);
        foreign.add("CLOSED_PLANAR", points(6, BOX), SmallStudy.uid(2));
        foreign.add("CLOSED_PLANAR", points(9, BOX), SmallStudy.uid(2));
        List<String> warnings = drawn(foreign, on(2, BOXED)).warnings();
        assertTrue(warnings.get(0).contains("2 in another frame of reference"), warnings.toString());
    }

    @Test
    void eachSliceOfMixedOrientationsHasItsOwnPlane() throws IOException {
        Attributes coronal = SmallStudy.slice(0);
        coronal.setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, "2.25.300");
        coronal.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, "2.25.98");
        coronal.setString(DicomTags.IMAGE_ORIENTATION_PATIENT, VR.DS, "1", "0", "0", "0", "0", "-1");
        coronal.setString(DicomTags.IMAGE_POSITION_PATIENT, VR.DS, "-5", "24", "20");
        DicomWriter.write(folder.resolve("0.dcm"), coronal);
        ReadResult result = read(set().closed(6, BOX));
        assertEquals(1, MaskPicture.of(result).stream().filter(BOXED::equals).count());
        assertEquals(5, MaskPicture.of(result).stream().filter(String::isEmpty).count());
    }

    @Test
    void aSingleSliceHasItsThickness() throws IOException {
        for (int slice : new int[] {0, 1, 3, 4}) {
            Files.delete(folder.resolve("image" + slice + ".dcm"));
        }
        drawn(set().closed(6.5, BOX), List.of(BOXED));
    }

    @Test
    void damagedContoursAreRefused() throws IOException {
        SmallContours cut = set();
        cut.add("CLOSED_PLANAR", points(6, BOX)).setInt(DicomTags.NUMBER_OF_CONTOUR_POINTS, VR.IS, 90);
        refused(cut, "90 points");
        SmallContours words = set();
        words.add("CLOSED_PLANAR", points(6, BOX)).setString(DicomTags.CONTOUR_DATA, VR.DS, "1", "2", "x");
        refused(words, "no number");
        SmallContours two = set();
        two.add("CLOSED_PLANAR", points(6, BOX)).setString(DicomTags.CONTOUR_DATA, VR.DS, "1", "2");
        refused(two, "2 coordinates");
    }

    private void refused(SmallContours set, String reason) throws IOException {
        ReadResult result = read(set);
        assertTrue(MaskPicture.of(result).contains("no rater"));
        assertTrue(result.warnings().get(0).contains(reason), result.warnings().toString());
    }

    private static SmallContours set() {
        return new SmallContours(true);
    }

    private static List<String> on(int slice, String picture) {
        return Stream.of(0, 1, 2, 3, 4).map(i -> i == slice ? picture : "").toList();
    }

    private ReadResult drawn(SmallContours set, List<String> wanted) throws IOException {
        ReadResult result = read(set);
        assertEquals(wanted, MaskPicture.of(result));
        return result;
    }

    private ReadResult read(SmallContours set) throws IOException {
        set.write(folder.resolve("set.dcm"));
        return new DicomStudyReader(WHOLE).read(folder, Progress.NONE);
    }
}

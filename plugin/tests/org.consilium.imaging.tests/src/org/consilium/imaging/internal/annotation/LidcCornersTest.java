// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.consilium.ground.Progress;
import org.consilium.imaging.annotation.AnnotationOptions;
import org.consilium.imaging.annotation.LidcNodules;
import org.consilium.imaging.annotation.LidcOptions;
import org.consilium.imaging.annotation.LidcRaters;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.reader.DicomStudyReader;
import org.consilium.imaging.reader.ReadResult;
import org.consilium.imaging.reader.SmallStudy;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.SliceSelection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readings that are unusual but real: pixels are counted on three slices of 8 x 10 pixels. */
class LidcCornersTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeSlices() throws IOException {
        SmallStudy.write(folder);
    }

    @Test
    void theInstanceCountsWhereThePositionDisagrees() throws IOException {
        assertEquals(List.of("0 9 0"), areas(session(nodule("a", roi(SmallStudy.uid(1), "99", true, 2, 2, 6, 6)))));
    }

    @Test
    void withoutAKnownInstanceThePositionCounts() throws IOException {
        assertEquals(List.of("0 0 9"), areas(session(nodule("a", roi("1.2.3", "6.0", true, 2, 2, 6, 6)))));
        assertEquals(List.of("9 0 0"), areas(session(nodule("a", roi("", "0", true, 2, 2, 6, 6)))));
    }

    @Test
    void outlinesOnNoSliceAreCounted() throws IOException {
        String inside = roi(SmallStudy.uid(1), "3", true, 2, 2, 6, 6);
        ReadResult result = read(session(nodule("a", inside, roi("1.2.3", "60", true, 2, 2, 6, 6))));
        assertEquals(
                List.of("1 outline of the annotation file 4 (*.xml) lies on no slice that was read; it is left out:"
                        + " read the whole series"),
                result.warnings());
        assertEquals(List.of("0 9 0"), areas(session(nodule("a", inside, roi("1.2.3", "", true, 2, 2, 6, 6)))));
    }

    @Test
    void onePixelEnclosedIsAMask() throws IOException {
        assertEquals(
                List.of("0 1 0"),
                areas(session(nodule("a", points(SmallStudy.uid(1), "3", true, 4, 3, 5, 4, 4, 5, 3, 4)))));
    }

    @Test
    void aPointOfALargerNoduleEnclosesNothing() throws IOException {
        String nodule = nodule(
                "a",
                points(SmallStudy.uid(0), "0", true, 4, 4),
                roi(SmallStudy.uid(1), "3", true, 2, 2, 6, 6),
                points(SmallStudy.uid(2), "6", true, 4, 4, 5, 4));
        assertEquals(List.of("0 9 0"), areas(session(nodule)));
    }

    @Test
    void aPointOfItsOwnIsAMarkIfWanted() throws IOException {
        String session = session(nodule("a", points(SmallStudy.uid(1), "3", true, 4, 4)));
        assertEquals(List.of("0 0 0"), areas(session));
        assertEquals(List.of("0 1 0"), areas(true, session));
    }

    @Test
    void holesAndSeveralOutlinesOfASlice() throws IOException {
        String uid = SmallStudy.uid(1);
        String nodule = nodule(
                "a",
                roi(uid, "3", false, 2, 2, 4, 4),
                roi(uid, "3", true, 0, 0, 6, 6),
                roi(uid, "3", true, 7, 0, 9, 2));
        // 5 x 5 less the one pixel of the hole, and one pixel beside.
        assertEquals(List.of("0 25 0"), areas(session(nodule)));
    }

    @Test
    void exclusionsTakeNothingFromOtherNodules() throws IOException {
        String uid = SmallStudy.uid(1);
        String first = nodule("a", roi(uid, "3", true, 0, 0, 4, 4), roi(uid, "3", false, 1, 1, 7, 7));
        String second = nodule("b", roi(uid, "3", true, 2, 2, 6, 6));
        assertEquals(List.of("0 14 0"), areas(session(first, second)), "5 pixels of the first and all 9 of the second");
    }

    @Test
    void onlyExclusionsAreNoNodule() throws IOException {
        assertEquals(List.of("0 0 0"), areas(session(nodule("a", roi(SmallStudy.uid(1), "3", false, 2, 2, 6, 6)))));
    }

    @Test
    void outlinesBeyondTheImageAreCutOff() throws IOException {
        assertEquals(List.of("0 80 0"), areas(session(nodule("a", roi(SmallStudy.uid(1), "3", true, -1, -1, 10, 8)))));
        // A slanted edge far outside keeps its slope: x + y < 5 is inside.
        assertEquals(
                List.of("0 15 0"),
                areas(session(nodule("a", points(SmallStudy.uid(1), "3", true, -30, 35, 35, -30, -30, -30)))));
    }

    @Test
    void repeatedNoduleIdsAreUnited() throws IOException {
        String uid = SmallStudy.uid(1);
        String twice =
                session(nodule("a", roi(uid, "3", true, 0, 0, 4, 4)), nodule("a", roi(uid, "3", true, 2, 2, 6, 6)));
        assertEquals(List.of("0 17 0"), areas(twice));
    }

    @Test
    void everySessionIsARaterWhateverItHolds() throws IOException {
        String drawn = session(nodule("a", roi(SmallStudy.uid(1), "3", true, 2, 2, 6, 6)));
        String other = "<readingSession><nonNodule><nonNoduleID>n</nonNoduleID><imageZposition>3</imageZposition>"
                + "<imageSOP_UID>" + SmallStudy.uid(1) + "</imageSOP_UID><locus><xCoord>3</xCoord><yCoord>3</yCoord>"
                + "</locus></nonNodule></readingSession>";
        assertEquals(
                List.of("0 9 0", "0 0 0", "0 0 0", "0 9 0", "0 0 0"),
                areas(drawn, other, "<readingSession/>", drawn, other));
    }

    private List<String> areas(String... sessions) throws IOException {
        return areas(false, sessions);
    }

    /** Pixels of each rater on the three slices. */
    private List<String> areas(boolean small, String... sessions) throws IOException {
        List<ImageCase> cases = read(small, sessions).cases();
        assertEquals(3, cases.size());
        List<String> areas = new ArrayList<>();
        for (int rater = 0; rater < cases.get(0).masks().size(); rater++) {
            List<String> slices = new ArrayList<>();
            for (ImageCase slice : cases) {
                RaterMask mask = slice.masks().get(rater);
                assertEquals("R" + (rater + 1), mask.rater());
                slices.add(Integer.toString(mask.area()));
            }
            areas.add(String.join(" ", slices));
        }
        assertTrue(!areas.isEmpty(), "there are raters");
        return areas;
    }

    private ReadResult read(String... sessions) throws IOException {
        return read(false, sessions);
    }

    private ReadResult read(boolean small, String... sessions) throws IOException {
        Files.writeString(
                folder.resolve("reading.xml"),
                "<LidcReadMessage><ResponseHeader><SeriesInstanceUid>" + SmallStudy.SERIES
                        + "</SeriesInstanceUid></ResponseHeader>" + String.join("", sessions) + "</LidcReadMessage>");
        DicomReadOptions options = DicomReadOptions.defaults()
                .withCropSize(0)
                .withSlices(SliceSelection.ALL)
                .withAnnotations(AnnotationOptions.defaults()
                        .withLidc(new LidcOptions(LidcRaters.SESSION, LidcNodules.UNITED, small)));
        return new DicomStudyReader(options).read(folder, Progress.NONE);
    }

    private static String session(String... nodules) {
        return "<readingSession><servicingRadiologistID>anon</servicingRadiologistID>" + String.join("", nodules)
                + "</readingSession>";
    }

    private static String nodule(String id, String... rois) {
        return "<unblindedReadNodule><noduleID>" + id + "</noduleID>" + String.join("", rois)
                + "</unblindedReadNodule>";
    }

    /** A rectangle whose outline runs through two corners. */
    private static String roi(String uid, String z, boolean inclusion, int x0, int y0, int x1, int y1) {
        return points(uid, z, inclusion, x0, y0, x1, y0, x1, y1, x0, y1);
    }

    private static String points(String uid, String z, boolean inclusion, int... points) {
        StringBuilder xml = new StringBuilder("<roi><imageZposition>" + z + "</imageZposition><imageSOP_UID>" + uid
                + "</imageSOP_UID><inclusion>" + (inclusion ? "TRUE" : "FALSE") + "</inclusion>");
        for (int i = 0; i < points.length; i += 2) {
            xml.append("<edgeMap><xCoord>").append(points[i]).append("</xCoord><yCoord>");
            xml.append(points[i + 1]).append("</yCoord></edgeMap>");
        }
        return xml.append("</roi>").toString();
    }
}

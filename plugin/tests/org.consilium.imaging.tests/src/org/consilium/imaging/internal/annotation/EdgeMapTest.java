// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.imaging.internal.document.LidcDocument;
import org.consilium.imaging.internal.document.LidcDocument.Outline;
import org.consilium.imaging.internal.document.LidcXml;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.reader.TestData;
import org.junit.jupiter.api.Test;

class EdgeMapTest {
    @Test
    void outlineItselfIsOutside() {
        // A square of 5x5 outline pixels encloses 3x3 pixels, whether or not all of its pixels are listed.
        assertEquals(square(2, 2, 4, 4), mask(outline(true, 1, 1, 5, 1, 5, 5, 1, 5)));
        assertEquals(
                square(2, 2, 4, 4),
                mask(outline(
                        true, 1, 1, 2, 1, 3, 1, 4, 1, 5, 1, 5, 2, 5, 3, 5, 4, 5, 5, 4, 5, 3, 5, 2, 5, 1, 5, 1, 4, 1, 3,
                        1, 2)));
    }

    @Test
    void diagonalNeighboursCloseTheOutline() {
        BitSet centre = new BitSet();
        centre.set(3 * 10 + 3);
        assertEquals(centre, mask(outline(true, 3, 2, 4, 3, 3, 4, 2, 3)));
    }

    @Test
    void exclusionsTakeOutWhatTheyEnclose() {
        BitSet expected = square(1, 1, 7, 7);
        // The outline of the exclusion belongs to the nodule, only the pixel inside is taken out.
        expected.clear(4 * 10 + 4);
        assertEquals(expected, mask(outline(false, 3, 3, 5, 3, 5, 5, 3, 5), outline(true, 0, 0, 8, 0, 8, 8, 0, 8)));
    }

    @Test
    void directionAndCrossingLoopsDontMatter() {
        assertEquals(square(2, 2, 4, 4), mask(outline(true, 1, 5, 5, 5, 5, 1, 1, 1)));
        BitSet both = square(1, 1, 1, 1);
        both.or(square(3, 3, 3, 3));
        assertEquals(both, mask(outline(true, 0, 0, 2, 0, 2, 2, 4, 2, 4, 4, 2, 4, 2, 2, 0, 2)));
    }

    @Test
    void bayBehindANarrowMouthStaysOutside() {
        // A ring of mask pixels around a 4x4 bay whose mouth is one pixel wide: the outline runs in and out again.
        Outline outline = outline(true, 0, 0, 8, 0, 8, 8, 5, 8, 5, 6, 6, 6, 6, 3, 3, 3, 3, 6, 5, 6, 5, 8, 0, 8);
        BitSet expected = square(1, 1, 7, 7);
        expected.andNot(square(3, 3, 6, 6));
        expected.clear(7 * 10 + 5);
        assertEquals(expected, mask(outline));
    }

    @Test
    void whatLiesBeyondTheImageIsCutOff() {
        assertEquals(square(0, 0, 3, 3), mask(outline(true, -1, -1, 4, -1, 4, 4, -1, 4)));
        assertEquals(
                square(0, 0, 9, 9),
                mask(outline(true, -5000, -5000, 2000000000, -5000, 2000000000, 2000000000, -5000, 2000000000)));
    }

    @Test
    void gapsMeanTheSameInBothDirections() {
        // From (3,2) to (4,4) runs no pixel's centre, so what lies strictly inside counts.
        BitSet one = mask(outline(true, 3, 2, 4, 4, 8, 4, 8, 2));
        assertEquals(one, mask(outline(true, 8, 2, 8, 4, 4, 4, 3, 2)));
        BitSet expected = new BitSet();
        expected.set(3 * 10 + 4, 3 * 10 + 8);
        assertEquals(expected, one);
    }

    /** Compared with the winding number of each pixel, counted edge by edge. */
    @Test
    void everyRealOutlineEnclosesWhatItWindsAround() throws IOException {
        Path data = TestData.folder("lidc_xml");
        int pixels = 0;
        try (Stream<Path> files = Files.list(data)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".xml")).sorted().toList()) {
                if (!Files.readString(file).contains("<IdriReadMessage")) {
                    LidcDocument reading = LidcXml.parse(new CandidateFile(file, "reading.xml", 1, true))
                            .orElseThrow();
                    for (LidcDocument.Session session : reading.sessions()) {
                        for (List<Outline> nodule : session.nodules()) {
                            for (Outline outline : nodule) {
                                pixels += outline.small() ? 0 : compare(outline);
                            }
                        }
                    }
                }
            }
        }
        assertTrue(pixels > 10_000, pixels + " pixels were compared");
    }

    private static int compare(Outline outline) {
        Outline counted = new Outline(outline.z(), outline.sopUid(), true, outline.x(), outline.y());
        BitSet mask = EdgeMap.mask(List.of(counted), 512, 512);
        int left = Arrays.stream(outline.x()).min().orElseThrow();
        int right = Arrays.stream(outline.x()).max().orElseThrow();
        int top = Arrays.stream(outline.y()).min().orElseThrow();
        int bottom = Arrays.stream(outline.y()).max().orElseThrow();
        int inside = 0;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                assertEquals(windsAround(outline, x, y), mask.get(y * 512 + x), "pixel " + x + "," + y);
                inside += mask.get(y * 512 + x) ? 1 : 0;
            }
        }
        assertEquals(inside, mask.cardinality());
        return inside;
    }

    private static boolean windsAround(Outline outline, int x, int y) {
        int winding = 0;
        for (int i = 0; i < outline.x().length; i++) {
            int next = (i + 1) % outline.x().length;
            int dx0 = outline.x()[i] - x;
            int dy0 = outline.y()[i] - y;
            int dx1 = outline.x()[next] - x;
            int dy1 = outline.y()[next] - y;
            int cross = dx0 * dy1 - dx1 * dy0;
            if (cross == 0 && dx0 * dx1 <= 0 && dy0 * dy1 <= 0) {
                return false;
            }
            winding += dy0 <= 0 && dy1 > 0 && cross > 0 ? 1 : 0;
            winding -= dy0 > 0 && dy1 <= 0 && cross < 0 ? 1 : 0;
        }
        return winding != 0;
    }

    private static BitSet mask(Outline... outlines) {
        return EdgeMap.mask(List.of(outlines), 10, 10);
    }

    /** Points as x, y, x, y, ... */
    private static Outline outline(boolean inclusion, int... points) {
        int[] x = new int[points.length / 2];
        int[] y = new int[points.length / 2];
        for (int i = 0; i < x.length; i++) {
            x[i] = points[2 * i];
            y[i] = points[2 * i + 1];
        }
        return new Outline(Double.NaN, "", inclusion, x, y);
    }

    private static BitSet square(int top, int left, int bottom, int right) {
        BitSet mask = new BitSet();
        for (int row = top; row <= bottom; row++) {
            mask.set(row * 10 + left, row * 10 + right + 1);
        }
        return mask;
    }
}

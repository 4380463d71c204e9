// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.png.PngImage;
import org.junit.jupiter.api.Test;

class CasePictureTest {

    private static final int SIZE = 32;

    private static float[] ramp() {
        float[] values = new float[SIZE * SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % SIZE;
        }
        return values;
    }

    private static byte[] square(int from, int to) {
        byte[] mask = new byte[SIZE * SIZE];
        for (int y = from; y < to; y++) {
            Arrays.fill(mask, y * SIZE + from, y * SIZE + to, (byte) 1);
        }
        return mask;
    }

    /** How often each colour occurs. */
    private static Map<Integer, Integer> colours(byte[] png) throws IOException {
        PngImage image = Png.decode(png);
        int pixels = image.width() * image.height();
        Map<Integer, Integer> colours = new HashMap<>();
        for (int i = 0; i < pixels; i++) {
            int colour = image.values()[i] << 16 | image.values()[pixels + i] << 8 | image.values()[2 * pixels + i];
            colours.merge(colour, 1, Integer::sum);
        }
        return colours;
    }

    private static CasePicture picture() {
        return new CasePicture(SIZE, SIZE, ramp());
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        List<Outline> raters = List.of(new Outline("A", 0, square(8, 20)), new Outline("B", 1, null));
        assertArrayEquals(
                picture()
                        .outlines("Raters", raters)
                        .map("Entropy", ramp(), MapRange.BIT)
                        .png(),
                picture()
                        .outlines("Raters", raters)
                        .map("Entropy", ramp(), MapRange.BIT)
                        .png());
    }

    @Test
    void everyRaterHasItsColourAndAnAbsentOneIsInTheLegendOnly() throws IOException {
        Map<Integer, Integer> both = colours(picture()
                .outlines("Raters", List.of(new Outline("A", 0, square(4, 28)), new Outline("B", 1, square(10, 20))))
                .png());
        Map<Integer, Integer> one = colours(picture()
                .outlines("Raters", List.of(new Outline("A", 0, square(4, 28)), new Outline("B", 1, null)))
                .png());
        assertTrue(both.get(Palette.rater(0)) > 500 && both.get(Palette.rater(1)) > 300, both.toString());
        assertTrue(one.get(Palette.rater(1)) < 60, "the swatch only: " + one.get(Palette.rater(1)));
    }

    @Test
    void linesThatCoincideShowBothColours() throws IOException {
        Map<Integer, Integer> colours = colours(picture()
                .outlines("Raters", List.of(new Outline("A", 0, square(4, 28)), new Outline("B", 1, square(4, 28))))
                .png());
        double share = colours.get(Palette.rater(0)) / (double) colours.get(Palette.rater(1));
        assertTrue(share > 0.7 && share < 1.4, "share " + share);
    }

    @Test
    void aLineLiesOnTheBorderOfItsMask() {
        Panel panel = new Panel(0, 0, SIZE, SIZE, 10);
        Contour contour = new Contour(panel, square(8, 20));
        // the border between image columns 7 and 8 is 80 screen pixels from the left
        assertEquals(1, contour.coverage(80, 140, 2));
        assertEquals(0, contour.coverage(83, 140, 2));
        assertEquals(0, contour.coverage(76, 140, 2));
        assertEquals(1, contour.coverage(140, 200, 2));
    }

    @Test
    void oneSinglePixelIsSeen() throws IOException {
        Map<Integer, Integer> colours =
                colours(picture().samples("Samples", List.of(square(16, 17))).png());
        assertTrue(colours.getOrDefault(0x5CF0FF, 0) > 10, colours.getOrDefault(0x5CF0FF, 0) + " pixels");
    }

    @Test
    void anEmptyMaskAndAFlatImageAreDrawnToo() throws IOException {
        PngImage image = Png.decode(new CasePicture(SIZE, SIZE, new float[SIZE * SIZE])
                .outlines("Raters", List.of(new Outline("A", 0, new byte[SIZE * SIZE])))
                .samples("Samples", List.of(new byte[SIZE * SIZE]))
                .png());
        assertEquals(16 + 2 * (300 + 16), image.width());
    }

    @Test
    void manyPanelsStandInTwoRows() throws IOException {
        CasePicture picture = picture().samples("Samples", List.of(square(4, 8)));
        for (MapRange range : MapRange.values()) {
            picture.map(range.name(), ramp(), range);
        }
        PngImage image = Png.decode(picture.png());
        assertEquals(16 + 3 * (300 + 16), image.width());
        assertTrue(image.height() > 2 * 300 && image.height() < 800, image.height() + " rows");
    }

    @Test
    void manyRatersBreakTheLegendAndKeepTheirLines() throws IOException {
        List<Outline> raters = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            raters.add(new Outline("a rater with a name " + i, i, square(2 + i, 31 - i)));
        }
        int few = Png.decode(picture().outlines("Raters", raters.subList(0, 1)).png())
                .height();
        assertTrue(Png.decode(picture().outlines("Raters", raters).png()).height() > few + 5 * 17);
    }

    @Test
    void everyLetterOfANameHasStrokes() {
        for (char letter = '!'; letter <= '~'; letter++) {
            assertFalse(Glyphs.of(letter).isEmpty(), "no strokes for " + letter);
        }
        assertTrue(Glyphs.of(' ').isEmpty());
        assertEquals(Canvas.textWidth("Muller"), Canvas.textWidth("M\u00fcller"), 1e-9);
        assertTrue(Canvas.textWidth("iii") < Canvas.textWidth("WWW"));
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.function.IntUnaryOperator;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.png.PngSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of one drawing, written with every depth and colour type: 20x16 pixels, a block of 5x5 and one of 3x4. */
class PictureMasksTest {
    private static final int WIDTH = 20;
    private static final int HEIGHT = 16;
    private static final int GREY = SmallPng.GREY;
    private static final int RGB = SmallPng.RGB;
    private static final int INDEX = SmallPng.INDEX;
    private static final int GREY_ALPHA = SmallPng.GREY_ALPHA;
    private static final int RGBA = SmallPng.RGBA;

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "2,1",
        "2,3",
        "4,1",
        "4,15",
        "8,1",
        "8,3",
        "8,100",
        "8,200",
        "8,255",
        "16,1",
        "16,255",
        "16,65535"
    })
    void twoValuesAreOneStructureWhateverTheyAre(int depth, int on) throws IOException {
        assertOne(png(depth, GREY, pixel -> block(pixel) == 1 ? on : 0));
    }

    @ParameterizedTest
    @CsvSource({"2,1,2", "2,1,3", "4,14,15", "8,1,2", "8,1,255", "8,128,255", "8,100,200", "16,256,512", "16,1,65535"})
    void ofTwoValuesWithoutBlackTheHigherIsInside(int depth, int lower, int higher) throws IOException {
        PngSamples png = png(depth, GREY, pixel -> block(pixel) == 1 ? higher : lower);
        for (String structure : new String[] {"", "*", Integer.toString(higher)}) {
            PictureMasks masks = new PictureMasks(structure);
            assertBlock(1, masks.read(png, "x"));
            masks.require();
            assertTrue(
                    masks.warnings().get(0).contains("no other values than " + lower + " and " + higher),
                    masks.warnings()::toString);
        }
        // Who asks for the lower one means labels.
        PictureMasks asked = new PictureMasks(Integer.toString(lower));
        byte[] rest = asked.read(png, "x");
        asked.require();
        for (int pixel = 0; pixel < rest.length; pixel++) {
            assertEquals(block(pixel) == 1 ? 0 : 1, rest[pixel]);
        }
        // Beside a picture with the lower value on black it is a label, of which one must be chosen.
        PictureMasks mixed = new PictureMasks("");
        mixed.read(png, "x");
        mixed.read(png(depth, GREY, pixel -> new int[] {0, lower, higher}[block(pixel)]), "y");
        assertThrows(ImagingException.class, mixed::require);
    }

    @Test
    void indicesOfAPaletteWithoutTheFirstAreLabels() throws IOException {
        assertListed("1, 2", "", png(4, INDEX, pixel -> block(pixel) == 1 ? 2 : 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void theIndexOfAPaletteIsTheLabel(int depth) throws IOException {
        assertOne(png(depth, INDEX, pixel -> block(pixel) == 1 ? 1 : 0));
        if (depth > 1) {
            assertListed("1, 2", "", png(depth, INDEX, PictureMasksTest::block));
            assertRead(1, "1", png(depth, INDEX, PictureMasksTest::block));
            assertRead(2, "2", png(depth, INDEX, PictureMasksTest::block));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,2", "1,255", "100,200", "128,255", "254,255", "3,85"})
    void moreValuesAreLabelsToChooseFrom(int first, int second) throws IOException {
        PngSamples png = png(8, GREY, pixel -> new int[] {0, first, second}[block(pixel)]);
        assertListed(first + ", " + second, "", png);
        assertRead(1, Integer.toString(first), png);
        assertRead(2, Integer.toString(second), png);
        assertListed("there are: " + first + ", " + second, "77", png);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,3", "4,9", "8,1", "8,255", "16,255", "16,65535"})
    void theOrderOfRowsChangesNothing(int depth, int on) throws IOException {
        SmallPng png = new SmallPng(WIDTH, HEIGHT, depth, GREY, true, -1);
        assertOne(Png.samples(png.encode(pixel -> new int[] {block(pixel) == 1 ? on : 0})));
        SmallPng palette = new SmallPng(WIDTH, HEIGHT, Math.min(8, depth), INDEX, true, -1);
        assertOne(Png.samples(palette.encode(pixel -> new int[] {block(pixel) == 1 ? 1 : 0})));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,3", "4,9", "8,1", "8,255", "16,255", "16,65535"})
    void aGreyMayBeTransparent(int depth, int on) throws IOException {
        // Transparent black says what the values say; where the mask is transparent, the two contradict each other.
        SmallPng.Samples mask = pixel -> new int[] {block(pixel) == 1 ? on : 0};
        PngSamples black = Png.samples(new SmallPng(WIDTH, HEIGHT, depth, GREY, false, 0).encode(mask));
        assertOne(black);
        assertArrayEquals(decode(depth, GREY, mask).values(), black.values(), "transparency changes no value");
        assertRefused(
                "show different masks", Png.samples(new SmallPng(WIDTH, HEIGHT, depth, GREY, false, on).encode(mask)));
    }

    /** One transparent colour (tRNS) says what the colours say, or contradicts them. */
    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void aColourMayBeTransparent(int depth) throws IOException {
        int red = (1 << depth) - 1;
        SmallPng.Samples mask = pixel -> block(pixel) == 1 ? new int[] {red, red, red} : new int[3];
        PngSamples black = Png.samples(new SmallPng(WIDTH, HEIGHT, depth, RGB, false, 0).encode(mask));
        assertOne(black);
        assertRefused(
                "show different masks", Png.samples(new SmallPng(WIDTH, HEIGHT, depth, RGB, false, red).encode(mask)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theIndexCountsHoweverTransparent(int transparent) throws IOException {
        for (int depth : new int[] {1, 2, 4, 8}) {
            SmallPng png = new SmallPng(WIDTH, HEIGHT, depth, INDEX, false, transparent);
            assertOne(Png.samples(png.encode(pixel -> new int[] {block(pixel) == 1 ? 1 : 0})));
        }
    }

    @Test
    void labelsOfSeveralPicturesAreLabelsTogether() throws IOException {
        PictureMasks masks = new PictureMasks("");
        masks.read(png(8, GREY, pixel -> block(pixel) == 1 ? 1 : 0), "a");
        masks.read(png(8, GREY, pixel -> block(pixel) == 1 ? 255 : 0), "b");
        masks.read(png(8, GREY, pixel -> 0), "c");
        masks.require();
        masks.read(png(8, GREY, pixel -> block(pixel) == 1 ? 2 : 0), "d");
        assertTrue(assertThrows(ImagingException.class, masks::require)
                .getMessage()
                .contains("1, 2"));
        PictureMasks ignored = new PictureMasks("1");
        ignored.read(png(8, GREY, pixel -> new int[] {0, 1, 255}[block(pixel)]), "a");
        ignored.read(png(8, GREY, pixel -> block(pixel) == 2 ? 255 : 0), "b");
        assertTrue(assertThrows(ImagingException.class, ignored::require)
                .getMessage()
                .contains("may be that label or 'inside'"));
    }

    @ParameterizedTest
    @ValueSource(ints = {GREY_ALPHA, RGBA})
    void transparencyCountsWhereColourSaysNothing(int type) throws IOException {
        for (int colour : new int[] {0, 255}) {
            int[] drawn = samples(type, colour, 255);
            int[] empty = samples(type, colour, 0);
            assertOne(decode(8, type, pixel -> block(pixel) == 1 ? drawn : empty));
        }
        // Opaque, or saying the same twice.
        assertOne(decode(8, type, pixel -> samples(type, block(pixel) == 1 ? 255 : 0, 255)));
        assertOne(decode(8, type, pixel -> samples(type, block(pixel) == 1 ? 255 : 0, block(pixel) == 1 ? 255 : 0)));
        assertRefused(
                "show different masks",
                decode(8, type, pixel -> samples(type, block(pixel) == 1 ? 255 : 0, block(pixel) == 2 ? 255 : 0)));
    }

    @Test
    void coloursCountWhereThereIsOneOnBlack() throws IOException {
        assertOne(decode(8, RGB, pixel -> block(pixel) == 1 ? new int[] {200, 0, 0} : new int[3]));
        assertOne(decode(8, RGB, pixel -> block(pixel) == 1 ? new int[] {255, 255, 255} : new int[3]));
        assertRefused("#00ff00, #ff0000", decode(8, RGB, pixel -> new int[][] {{0, 0, 0}, {255, 0, 0}, {0, 255, 0}}
                [block(pixel)]));
        assertRefused(
                "colours",
                decode(8, RGB, pixel -> block(pixel) == 1 ? new int[] {255, 0, 0} : new int[] {255, 255, 255}));
        assertListed("1, 2", "", decode(8, RGB, pixel -> new int[] {block(pixel), block(pixel), block(pixel)}));
    }

    @Test
    void greyEdgesAreCutAtHalfOfWhiteWithAWarning() throws IOException {
        PictureMasks masks = new PictureMasks("");
        byte[] mask = masks.read(png(8, GREY, PictureMasksTest::disc), "disc");
        masks.require();
        for (int pixel = 0; pixel < mask.length; pixel++) {
            assertEquals(disc(pixel) >= 128 ? 1 : 0, mask[pixel]);
        }
        assertEquals(1, masks.warnings().size());
        assertTrue(
                masks.warnings().get(0).startsWith("disc: its edges are grey"),
                masks.warnings().get(0));
    }

    @Test
    void anImageIsNoMaskWhateverIsAskedFor() throws IOException {
        PngSamples image = png(8, GREY, pixel -> 20 + 7 * (pixel % WIDTH) + 5 * (pixel / WIDTH));
        for (String structure : new String[] {"", "1", "*"}) {
            ImagingException error =
                    assertThrows(ImagingException.class, () -> new PictureMasks(structure).read(image, "x"));
            assertTrue(error.getMessage().contains("grey values as an image"), error.getMessage());
        }
    }

    @Test
    void emptyFullAndInvertedMasks() throws IOException {
        PictureMasks masks = new PictureMasks("");
        assertArrayEquals(new byte[WIDTH * HEIGHT], masks.read(png(8, GREY, pixel -> 0), "empty"));
        assertTrue(masks.warnings().isEmpty());
        assertEquals(1, masks.read(png(8, GREY, pixel -> 255), "full")[0]);
        masks.read(png(8, GREY, pixel -> block(pixel) == 1 ? 0 : 255), "inverted");
        masks.require();
        assertEquals(2, masks.warnings().size());
        assertTrue(masks.warnings().get(1).contains("turn it round"));
    }

    private static void assertOne(PngSamples png) throws ImagingException {
        assertRead(1, "", png);
    }

    private static void assertRead(int block, String structure, PngSamples png) throws ImagingException {
        PictureMasks masks = new PictureMasks(structure);
        byte[] mask = masks.read(png, "x");
        masks.require();
        assertBlock(block, mask);
        assertTrue(masks.warnings().isEmpty(), masks.warnings()::toString);
    }

    private static void assertBlock(int block, byte[] mask) {
        for (int pixel = 0; pixel < mask.length; pixel++) {
            assertEquals(block(pixel) == block ? 1 : 0, mask[pixel], "pixel " + pixel);
        }
    }

    private static void assertListed(String labels, String structure, PngSamples png) throws ImagingException {
        PictureMasks masks = new PictureMasks(structure);
        masks.read(png, "x");
        ImagingException error = assertThrows(ImagingException.class, masks::require);
        assertTrue(error.getMessage().contains(labels), error.getMessage());
    }

    private static void assertRefused(String part, PngSamples png) {
        ImagingException error = assertThrows(ImagingException.class, () -> new PictureMasks("*").read(png, "x"));
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }

    private static int block(int pixel) {
        int x = pixel % WIDTH;
        int y = pixel / WIDTH;
        if (x >= 3 && x < 8 && y >= 2 && y < 7) {
            return 1;
        }
        return x >= 12 && x < 16 && y >= 9 && y < 12 ? 2 : 0;
    }

    /** A disc whose edge is one pixel wide. */
    private static int disc(int pixel) {
        double distance = Math.hypot(pixel % WIDTH - 9.3, pixel / WIDTH - 7.6);
        return (int) Math.round(255 * Math.max(0, Math.min(1, 5 - distance)));
    }

    private static int[] samples(int type, int colour, int opacity) {
        return type == RGBA ? new int[] {colour, colour, colour, opacity} : new int[] {colour, opacity};
    }

    private static PngSamples png(int depth, int type, IntUnaryOperator value) throws IOException {
        return decode(depth, type, pixel -> new int[] {value.applyAsInt(pixel)});
    }

    private static PngSamples decode(int depth, int type, SmallPng.Samples samples) throws IOException {
        return Png.samples(new SmallPng(WIDTH, HEIGHT, depth, type, false, -1).encode(samples));
    }
}

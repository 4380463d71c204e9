// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.Masks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundaryTest {

    private static final PixelScale PIXELS = PixelScale.of(Double.NaN, Double.NaN);

    @Test
    void theBorderHasAFourNeighbourOutside() {
        // A 3x3 square in the middle: all but its centre. At the picture's edge, pixels belong to the border too.
        BitMask square = Masks.of("00000" + "01110" + "01110" + "01110" + "00000");
        assertArrayEquals(
                new int[] {6, 7, 8, 11, 13, 16, 17, 18},
                Boundary.of(square, 5, 5, PIXELS).pixels());
        BitMask full = Masks.of("111" + "111" + "111");
        assertArrayEquals(
                new int[] {0, 1, 2, 3, 5, 6, 7, 8},
                Boundary.of(full, 3, 3, PIXELS).pixels());
        // A missing diagonal neighbour opens no border.
        BitMask notched = Masks.of("11110" + "11111" + "11111" + "11111" + "11111");
        assertFalse(Arrays.stream(Boundary.of(notched, 5, 5, PIXELS).pixels()).anyMatch(i -> i == 7));
        assertTrue(Boundary.of(Masks.of("0000"), 2, 2, PIXELS).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> Boundary.of(square, 5, 4, PIXELS));
    }

    @Test
    void twoPointsByHand() {
        // Rows are 2 mm apart and columns 0.5 mm: (0,0) and (1,3) are sqrt(2^2 + 1.5^2) = 2.5 mm apart.
        PixelScale scale = PixelScale.of(2, 0.5);
        Boundary a = Boundary.of(Masks.of("1000" + "0000"), 2, 4, scale);
        Boundary b = Boundary.of(Masks.of("0000" + "0001"), 2, 4, scale);
        BoundaryFigures figures = BoundaryFigures.between(a, b, 2.5);
        assertEquals(2.5, figures.hd95(), 1e-12);
        assertEquals(2.5, figures.assd(), 1e-12);
        assertEquals(1, figures.surfaceDice());
        assertEquals(0, BoundaryFigures.between(a, b, 2.49).surfaceDice());
    }

    @Test
    void aStripAndAPointByHand() {
        // From the strip's five pixels 0 1 2 3 4 px to the point, from the point 0: percentile 3.8, mean 10 / 6.
        Boundary strip = Boundary.of(Masks.of("11111"), 1, 5, PIXELS);
        Boundary point = Boundary.of(Masks.of("10000"), 1, 5, PIXELS);
        BoundaryFigures figures = BoundaryFigures.between(strip, point, 1);
        assertEquals(3.8, figures.hd95(), 1e-12);
        assertEquals(10.0 / 6, figures.assd(), 1e-12);
        assertEquals(3.0 / 6, figures.surfaceDice(), 1e-12);
        assertEquals(figures, BoundaryFigures.between(point, strip, 1));
    }

    @Test
    void roundingDoesNotPushADistanceOverTheTolerance() {
        // 0.1 * 3 is 0.30000000000000004 in floating point.
        PixelScale scale = PixelScale.of(0.1, 0.1);
        Boundary a = Boundary.of(Masks.of("1000"), 1, 4, scale);
        Boundary b = Boundary.of(Masks.of("0001"), 1, 4, scale);
        assertEquals(1, BoundaryFigures.between(a, b, 0.3).surfaceDice());
    }

    @Test
    void emptyMasks() {
        Boundary empty = Boundary.of(Masks.of("0000"), 2, 2, PIXELS);
        Boundary drawn = Boundary.of(Masks.of("1000"), 2, 2, PIXELS);
        assertEquals(new BoundaryFigures(0, 0, 1), BoundaryFigures.between(empty, empty, 1));
        BoundaryFigures one = BoundaryFigures.between(empty, drawn, 1);
        assertFalse(one.hasDistances());
        assertTrue(Double.isNaN(one.assd()));
        assertEquals(0, one.surfaceDice());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void figuresAreThoseOfComparingAllPixels(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            int height = 1 + random.nextInt(20);
            int width = 1 + random.nextInt(20);
            PixelScale scale = PixelScale.of(0.2 + 2 * random.nextDouble(), 0.2 + 2 * random.nextDouble());
            double share = random.nextDouble();
            BitMask first = mask(random, height * width, share);
            BitMask second = mask(random, height * width, random.nextDouble());
            Boundary a = Boundary.of(first, height, width, scale);
            Boundary b = Boundary.of(second, height, width, scale);
            double[] there = allPairs(a.pixels(), b.pixels(), width, scale);
            double[] back = allPairs(b.pixels(), a.pixels(), width, scale);
            assertArrayEquals(there, a.distancesTo(b), 1e-9);
            BoundaryFigures figures = BoundaryFigures.between(a, b, 1.5);
            double sum = Arrays.stream(there).sum() + Arrays.stream(back).sum();
            double near = Arrays.stream(there).filter(d -> d <= 1.5).count()
                    + Arrays.stream(back).filter(d -> d <= 1.5).count();
            assertEquals(sum / (there.length + back.length), figures.assd(), 1e-9);
            assertEquals(near / (there.length + back.length), figures.surfaceDice(), 1e-12);
            assertTrue(figures.hd95() <= Math.max(there[there.length - 1], back[back.length - 1]) + 1e-9);
        }
    }

    @Test
    void anUnknownSpacingMeansPixels() {
        assertEquals(new PixelScale(0.7, 0.8, "mm"), PixelScale.of(0.7, 0.8));
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(new PixelScale(1, 1, "px"), PixelScale.of(bad, 0.8));
            assertEquals(new PixelScale(1, 1, "px"), PixelScale.of(0.8, bad));
        }
    }

    private static BitMask mask(Random random, int size, double share) {
        byte[] values = new byte[size];
        for (int i = 0; i < size; i++) {
            values[i] = (byte) (random.nextDouble() < share ? 1 : 0);
        }
        values[random.nextInt(size)] = 1;
        return BitMask.ofBytes(values, 0, size);
    }

    private static double[] allPairs(int[] from, int[] to, int width, PixelScale scale) {
        return Arrays.stream(from)
                .mapToDouble(i -> Arrays.stream(to)
                        .mapToDouble(j -> Math.hypot(
                                (i / width - j / width) * scale.row(), (i % width - j % width) * scale.column()))
                        .min()
                        .orElseThrow())
                .sorted()
                .toArray();
    }
}

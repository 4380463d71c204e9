// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.crop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final float PADDING = Float.NaN;

    @Test
    void betweenTwoPixelsIsTheirWeightedMean() {
        assertEquals(2f, Grid.mixed(2, 6, 0));
        assertEquals(3f, Grid.mixed(2, 6, 0.25f));
        assertEquals(4f, Grid.mixed(2, 6, 0.5f));
    }

    @Test
    void besidePaddingTheNearerPixelCounts() {
        assertEquals(2f, Grid.mixed(2, PADDING, 0.25f));
        assertEquals(PADDING, Grid.mixed(2, PADDING, 0.75f));
        assertEquals(PADDING, Grid.mixed(PADDING, 6, 0.25f));
        assertEquals(6f, Grid.mixed(PADDING, 6, 0.75f));
    }

    /** In the middle the second one: half of what borders on padding stays. */
    @Test
    void exactlyInTheMiddleBesidePaddingTheSecondPixelCounts() {
        assertEquals(6f, Grid.mixed(PADDING, 6, 0.5f));
        assertEquals(PADDING, Grid.mixed(2, PADDING, 0.5f));
        assertArrayEquals(
                new float[] {PADDING, 2, PADDING},
                new Grid(0, 0.5, 1, 3, 1, 1).values(new float[] {1, PADDING, 2, PADDING}, 1, 4));
    }

    /** Of all pixels that lie nearest, two by two where the middle lies between them, at least half must be inside. */
    @Test
    void masksFollowTheirNearestPixels() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            int rows = 3 + random.nextInt(5);
            int columns = 3 + random.nextInt(5);
            BitSet pixels = new BitSet();
            for (int i = 0; i < rows * columns; i++) {
                pixels.set(i, random.nextInt(3) > 0);
            }
            Grid grid = new Grid(
                    random.nextInt(8) / 2.0 - 2,
                    random.nextInt(8) / 2.0 - 2,
                    2 + random.nextInt(5),
                    2 + random.nextInt(5),
                    (1 + random.nextInt(5)) / 2.0,
                    (1 + random.nextInt(5)) / 2.0);
            byte[] mask = grid.mask(pixels, rows, columns);
            for (int i = 0; i < mask.length; i++) {
                double y = grid.top() + (i / grid.width() + 0.5) * grid.rowScale() - 0.5;
                double x = grid.left() + (i % grid.width() + 0.5) * grid.columnScale() - 0.5;
                int near = 0;
                int inside = 0;
                for (int r = -20; r < 40; r++) {
                    for (int c = -20; c < 40; c++) {
                        if (Math.abs(r - y) <= 0.5 && Math.abs(c - x) <= 0.5) {
                            near++;
                            boolean within = r >= 0 && r < rows && c >= 0 && c < columns;
                            inside += within && pixels.get(r * columns + c) ? 1 : 0;
                        }
                    }
                }
                assertEquals(2 * inside >= near ? 1 : 0, mask[i], grid + ", pixel " + i);
            }
        }
    }
}

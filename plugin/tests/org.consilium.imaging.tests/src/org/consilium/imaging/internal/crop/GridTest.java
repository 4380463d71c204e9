// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.crop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PaddingTest {

    @Test
    void repeatsTheEdgeAndComesBack() {
        final Padding padding = new Padding(2, 3, 4);
        assertEquals(4, padding.height());
        assertEquals(4, padding.width());
        final float[] padded = padding.pad(new float[] {1, 2, 3, 4, 5, 6}, 1);
        assertArrayEquals(new float[] {1, 2, 3, 3, 4, 5, 6, 6, 4, 5, 6, 6, 4, 5, 6, 6}, padded);
        final byte[] masks = {1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 0};
        assertArrayEquals(masks, padding.crop(padding.pad(masks, 2), 2));
    }

    @Test
    void aFittingSizeStays() {
        final Padding padding = new Padding(32, 64, 32);
        assertEquals(32, padding.height());
        assertEquals(64, padding.width());
    }
}

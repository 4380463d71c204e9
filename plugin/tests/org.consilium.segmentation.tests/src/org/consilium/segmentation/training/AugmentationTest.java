// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.consilium.segmentation.Noise;
import org.junit.jupiter.api.Test;

class AugmentationTest {

    private static float[] numbered(final int count) {
        final float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i;
        }
        return values;
    }

    private static float[] augmented(final Augment kind, final int seed, final int h, final int w) {
        final float[] to = new float[h * w];
        Augmentation.draw(kind, Noise.of(seed), h, w).apply(numbered(h * w), 0, to, 0);
        return to;
    }

    @Test
    void noneIsTheIdentity() {
        assertArrayEquals(numbered(12), augmented(Augment.NONE, 1, 3, 4));
    }

    @Test
    void flipsLoseNoPixelAndReachAllEightOrientations() {
        final Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            final float[] turned = augmented(Augment.FLIPS, seed, 4, 4);
            seen.add(Arrays.toString(turned));
            Arrays.sort(turned);
            assertArrayEquals(numbered(16), turned);
        }
        assertEquals(8, seen.size());
    }

    @Test
    void flipsKeepTheSizeOfOblongImages() {
        final Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 60; seed++) {
            final float[] turned = augmented(Augment.FLIPS, seed, 2, 6);
            seen.add(Arrays.toString(turned));
            Arrays.sort(turned);
            assertArrayEquals(numbered(12), turned);
        }
        assertEquals(4, seen.size());
    }

    @Test
    void rotationTurnsImageAndMaskAlike() {
        final byte[] mask = new byte[64];
        final float[] image = new float[64];
        for (int i = 0; i < 64; i++) {
            mask[i] = (byte) (i % 3 == 0 ? 1 : 0);
            image[i] = mask[i];
        }
        final float[] a = new float[64];
        final float[] b = new float[64];
        final Augmentation map = Augmentation.draw(Augment.ROTATION, Noise.of(5), 8, 8);
        map.apply(image, 0, a, 0);
        map.apply(mask, 0, b, 0);
        assertArrayEquals(a, b);
        assertTrue(!Arrays.equals(image, a));
    }
}

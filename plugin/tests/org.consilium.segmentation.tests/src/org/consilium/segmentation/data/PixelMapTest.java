// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.consilium.pytorch.PyTorch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PixelMapTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = PyTorch.engine().newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray numbered(int h, int w) {
        float[] values = new float[h * w];
        for (int i = 0; i < values.length; i++) {
            values[i] = i + 1;
        }
        return manager.create(values, new Shape(1, 1, h, w));
    }

    private float[] augmented(Augmentation kind, int seed, int h, int w) {
        Padding padding = new Padding(h, w, 1);
        PixelMap[] maps = {PixelMap.draw(kind, NoiseStream.of(seed), padding)};
        return PixelMap.apply(numbered(h, w), maps, padding).toFloatArray();
    }

    @Test
    void noneIsTheIdentity() {
        assertArrayEquals(numbered(3, 4).toFloatArray(), augmented(Augmentation.NONE, 1, 3, 4));
    }

    @Test
    void flipsLoseNoPixelAndReachAllEightOrientations() {
        Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            float[] turned = augmented(Augmentation.FLIPS, seed, 4, 4);
            seen.add(Arrays.toString(turned));
            Arrays.sort(turned);
            assertArrayEquals(numbered(4, 4).toFloatArray(), turned);
        }
        assertEquals(8, seen.size());
    }

    @Test
    void flipsKeepTheSizeOfOblongImages() {
        Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 60; seed++) {
            float[] turned = augmented(Augmentation.FLIPS, seed, 2, 6);
            seen.add(Arrays.toString(turned));
            Arrays.sort(turned);
            assertArrayEquals(numbered(2, 6).toFloatArray(), turned);
        }
        assertEquals(4, seen.size());
    }

    @Test
    void rotationTurnsImagesAndMasksAlikeAndBringsInZeros() {
        float[] image = new float[64];
        byte[] mask = new byte[64];
        for (int i = 0; i < 64; i++) {
            mask[i] = (byte) (i % 3 == 0 ? 0 : 1);
            image[i] = mask[i];
        }
        Padding padding = new Padding(8, 8, 1);
        PixelMap[] maps = {PixelMap.draw(Augmentation.ROTATION, NoiseStream.of(5), padding)};
        NDArray a = PixelMap.apply(manager.create(image, new Shape(1, 1, 8, 8)), maps, padding);
        NDArray b = PixelMap.apply(
                manager.create(java.nio.ByteBuffer.wrap(mask), new Shape(1, 1, 8, 8), DataType.UINT8), maps, padding);
        assertEquals(DataType.FLOAT32, b.getDataType());
        assertArrayEquals(a.toFloatArray(), b.toFloatArray());
        assertFalse(Arrays.equals(image, a.toFloatArray()));
        assertEquals(0f, a.toFloatArray()[0], "the corner comes from outside");
    }

    @Test
    void paddingRepeatsTheEdge() {
        Padding padding = new Padding(2, 3, 4);
        float[] padded = PixelMap.apply(numbered(2, 3), new PixelMap[] {PixelMap.of(padding)}, padding)
                .toFloatArray();
        assertArrayEquals(new float[] {1, 2, 3, 3, 4, 5, 6, 6, 4, 5, 6, 6, 4, 5, 6, 6}, padded);
        assertTrue(padding.height() == 4 && padding.width() == 4 && !padding.isEmpty());
        assertTrue(new Padding(32, 64, 32).isEmpty());
    }

    @Test
    void everyCaseOfABatchHasItsOwnMap() {
        Padding padding = new Padding(4, 4, 1);
        PixelMap[] maps = {
            PixelMap.draw(Augmentation.ROTATION, NoiseStream.of(1), padding),
            PixelMap.draw(Augmentation.ROTATION, NoiseStream.of(2), padding)
        };
        NDArray both = PixelMap.apply(numbered(4, 4).concat(numbered(4, 4), 0), maps, padding);
        assertArrayEquals(
                augmented(Augmentation.ROTATION, 1, 4, 4), both.get("0:1").toFloatArray());
        assertArrayEquals(
                augmented(Augmentation.ROTATION, 2, 4, 4), both.get("1:2").toFloatArray());
    }

    /** Flips with probability one half each, then any angle, in this order of the draws, which models depend on. */
    @Test
    void aRotationFollowsItsDraws() {
        for (int seed = 0; seed < 40; seed++) {
            NoiseStream noise = NoiseStream.of(seed);
            boolean mirrored = noise.nextDouble() < 0.5;
            boolean upsideDown = noise.nextDouble() < 0.5;
            assertArrayEquals(
                    turned(9, mirrored, upsideDown, 2 * Math.PI * noise.nextDouble()),
                    augmented(Augmentation.ROTATION, seed, 9, 9),
                    "seed " + seed);
        }
    }

    /** Both flips, then a quarter turn with probability one half. */
    @Test
    void flipsFollowTheirDraws() {
        Set<String> drawn = new HashSet<>();
        for (int seed = 0; seed < 40; seed++) {
            NoiseStream noise = NoiseStream.of(seed);
            boolean mirrored = noise.nextDouble() < 0.5;
            boolean upsideDown = noise.nextDouble() < 0.5;
            int quarters = noise.nextInt(2);
            drawn.add(mirrored + " " + upsideDown + " " + quarters);
            assertArrayEquals(
                    turned(9, mirrored, upsideDown, Math.PI / 2 * quarters),
                    augmented(Augmentation.FLIPS, seed, 9, 9),
                    "seed " + seed);
        }
        assertEquals(8, drawn.size());
    }

    /** What {@link #numbered} becomes, by polar coordinates around the middle; 0 from outside. */
    private static float[] turned(int size, boolean mirrored, boolean upsideDown, double turn) {
        int middle = size / 2;
        float[] turned = new float[size * size];
        for (int i = 0; i < turned.length; i++) {
            double radius = Math.hypot(i / size - middle, i % size - middle);
            double angle = Math.atan2(i / size - middle, i % size - middle) - turn;
            // a pixel comes from where it was before the turn
            long y = middle + Math.round(radius * Math.sin(angle));
            long x = middle + Math.round(radius * Math.cos(angle));
            if (y >= 0 && y < size && x >= 0 && x < size) {
                turned[i] = 1 + (upsideDown ? size - 1 - y : y) * size + (mirrored ? size - 1 - x : x);
            }
        }
        return turned;
    }

    @Test
    void repeatedPixelsAreNotInside() {
        Padding padding = new Padding(2, 3, 4);
        PixelMap[] maps = {PixelMap.of(padding)};
        assertArrayEquals(
                new float[] {1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                PixelMap.inside(manager, maps, padding).toFloatArray());
    }
}

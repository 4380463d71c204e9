// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BitMaskTest {

    @Test
    void countsAsAPlainLoopDoes() {
        Random random = new Random(1);
        for (int size : new int[] {1, 63, 64, 65, 127, 128, 1000}) {
            byte[] a = new byte[size + 3];
            byte[] b = new byte[size + 3];
            random.nextBytes(a);
            for (int i = 0; i < b.length; i++) {
                b[i] = (byte) random.nextInt(2);
            }
            a[3] = 0;
            BitMask first = BitMask.ofBytes(a, 3, size);
            BitMask second = BitMask.ofBytes(b, 3, size);
            int both = 0;
            int inFirst = 0;
            for (int i = 0; i < size; i++) {
                boolean inside = a[i + 3] != 0;
                assertEquals(inside, first.get(i));
                inFirst += inside ? 1 : 0;
                both += inside && b[i + 3] != 0 ? 1 : 0;
            }
            assertEquals(inFirst, first.area());
            assertEquals(both, first.intersection(second));
            assertEquals(size, first.size());
        }
    }

    @Test
    void theThresholdItselfIsOutside() {
        BitMask mask = BitMask.inside(new float[] {0.5f, Math.nextUp(0.5f), 1, 0}, 0, 4);
        assertFalse(mask.get(0));
        assertTrue(mask.get(1));
        assertTrue(mask.get(2));
        assertEquals(2, mask.area());
    }

    @Test
    void masksOfDifferentSizeAreNotCompared() {
        assertThrows(IllegalArgumentException.class, () -> Masks.of("0101").intersection(Masks.of("01010")));
    }

    @Test
    void readingBeyondTheArray() {
        assertThrows(IndexOutOfBoundsException.class, () -> BitMask.ofBytes(new byte[4], 2, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> Masks.of("01").get(2));
    }

    @Test
    void emptyMasks() {
        BitMask none = Masks.of("0000");
        assertTrue(none.isEmpty());
        assertEquals(1, Overlap.iou(none, none));
        assertEquals(0, Overlap.distance(none, none));
        assertEquals(1, Overlap.dpersonaDistance(none, none));
        assertEquals(1, Overlap.dice(none, none));
    }

    @Test
    void theNextPixelInside() {
        byte[] values = new byte[200];
        for (int i : new int[] {0, 63, 64, 130, 199}) {
            values[i] = 1;
        }
        BitMask mask = BitMask.ofBytes(values, 0, values.length);
        assertEquals(0, mask.nextInside(0));
        assertEquals(63, mask.nextInside(1));
        assertEquals(64, mask.nextInside(64));
        assertEquals(130, mask.nextInside(65));
        assertEquals(199, mask.nextInside(131));
        assertEquals(-1, mask.nextInside(200));
        assertEquals(-1, BitMask.ofBytes(new byte[64], 0, 64).nextInside(0));
        assertEquals(-1, BitMask.ofBytes(new byte[64], 0, 64).nextInside(64));
    }

    @Test
    void joinedMasksStandOneAfterTheOther() {
        BitMask joined = BitMask.joined(List.of(Masks.of("101"), Masks.of("0"), Masks.of("1".repeat(70))));
        assertEquals(74, joined.size());
        assertEquals(72, joined.area());
        assertEquals(2, joined.nextInside(1));
        assertEquals(4, joined.nextInside(3));
        assertTrue(joined.get(73));
    }
}

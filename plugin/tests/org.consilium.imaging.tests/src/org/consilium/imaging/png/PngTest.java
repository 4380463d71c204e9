// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.consilium.imaging.model.ImagingException;
import org.junit.jupiter.api.Test;

class PngTest {
    @Test
    void greyComesBack() throws IOException {
        byte[] values = new byte[37 * 11];
        new Random(1).nextBytes(values);
        PngImage image = Png.decode(Png.grey(37, 11, values));
        assertEquals(1, image.channels());
        assertEquals(11, image.height());
        assertEquals(37, image.width());
        assertEquals(255, image.maximum());
        for (int i = 0; i < values.length; i++) {
            assertEquals(Byte.toUnsignedInt(values[i]), image.values()[i]);
        }
    }

    @Test
    void colourComesBackAsPlanes() throws IOException {
        PngImage image = Png.decode(Png.rgb(2, 1, new byte[] {1, 2, 3, 4, 5, 6}));
        assertEquals(3, image.channels());
        assertArrayEquals(new int[] {1, 4, 2, 5, 3, 6}, image.values());
    }

    @Test
    void sixteenBitsComeBack() throws IOException {
        PngImage image = Png.decode(Png.grey16(3, 1, new short[] {0, (short) 40000, -1}));
        assertEquals(65535, image.maximum());
        assertArrayEquals(new int[] {0, 40000, 65535}, image.values());
    }

    @Test
    void sameValuesGiveTheSameBytes() {
        assertArrayEquals(Png.grey(2, 2, new byte[4]), Png.grey(2, 2, new byte[4]));
    }

    @Test
    void refusesWhatItCannotHold() {
        byte[] png = Png.grey(4, 4, new byte[16]);
        ByteBuffer.wrap(png).putInt(16, 60000).putInt(20, 60000);
        assertThrows(ImagingException.class, () -> Png.decode(png));
        assertThrows(ImagingException.class, () -> Png.decode(new byte[] {1, 2, 3}));
        assertThrows(IllegalArgumentException.class, () -> Png.grey(3, 3, new byte[8]));
    }
}

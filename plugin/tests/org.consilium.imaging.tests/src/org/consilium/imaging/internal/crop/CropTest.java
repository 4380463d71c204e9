// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.crop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Crops of an image of 4 rows and 6 columns, whose pixels are 10 row + column. */
class CropTest {
    private static final int ROWS = 4;
    private static final int COLUMNS = 6;

    private static BitSet pixels(String... places) {
        BitSet pixels = new BitSet();
        for (String place : places) {
            pixels.set((place.charAt(0) - '0') * COLUMNS + place.charAt(1) - '0');
        }
        return pixels;
    }

    @Test
    void aroundTheMiddleOfWhatIsDrawn() {
        // Rows 1 to 2, columns 2 to 5: the middle lies between rows 1 and 2, columns 3 and 4.
        BitSet drawn = pixels("12", "25");
        assertEquals(new Crop(1, 3, 2, 2), Crop.around(drawn, ROWS, COLUMNS, 2));
        assertEquals(new Crop(0, 2, 4, 4), Crop.around(drawn, ROWS, COLUMNS, 4));
        assertEquals(new Crop(0, 2, 3, 3), Crop.around(drawn, ROWS, COLUMNS, 3), "an odd size leans up and left");
        assertEquals(new Crop(-1, 4, 3, 3), Crop.around(pixels("05"), ROWS, COLUMNS, 3), "it may reach beyond");
        assertEquals(new Crop(1, 2, 2, 2), Crop.around(new BitSet(), ROWS, COLUMNS, 2), "the image's middle");
    }

    @ParameterizedTest
    @CsvSource({
        "11, false",
        "24, false",
        "01, true",
        "31, true",
        "10, true",
        "25, true",
    })
    void aPixelOutsideIsCutOff(String place, boolean off) {
        assertEquals(off, new Crop(1, 1, 2, 4).cutsOff(pixels("12", place), COLUMNS));
    }

    @Test
    void beyondTheBorderTheImageRepeatsAndTheMaskIsEmpty() {
        float[] values = new float[ROWS * COLUMNS];
        BitSet all = new BitSet();
        for (int i = 0; i < values.length; i++) {
            values[i] = 10 * (i / COLUMNS) + i % COLUMNS;
            all.set(i);
        }
        Crop corner = new Crop(-1, 4, 3, 3);
        assertArrayEquals(new float[] {4, 5, 5, 4, 5, 5, 14, 15, 15}, corner.cut(values, ROWS, COLUMNS));
        assertArrayEquals(new byte[] {0, 0, 0, 1, 1, 0, 1, 1, 0}, corner.cut(all, ROWS, COLUMNS));
        Crop other = new Crop(2, -1, 3, 2);
        assertArrayEquals(new float[] {20, 20, 30, 30, 30, 30}, other.cut(values, ROWS, COLUMNS));
        assertArrayEquals(new byte[] {0, 1, 0, 1, 0, 0}, other.cut(all, ROWS, COLUMNS));
    }
}

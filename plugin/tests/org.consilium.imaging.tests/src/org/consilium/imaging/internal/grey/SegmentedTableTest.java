// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.grey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.reader.SmallStudy;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentedTableTest {
    @Test
    void writesValuesLinesAndCopiesOut() throws IOException {
        int[] words = {0, 2, 10, 20, 1, 4, 60, 2, 2, 0, 0, 1, 1, 7};
        assertArrayEquals(
                new double[] {10, 20, 30, 40, 50, 60, 10, 20, 30, 40, 50, 60, 7},
                SegmentedTable.expanded(words, 2, 13));
    }

    @Test
    void offsetsAreBytesInFourPlaces() throws IOException {
        int[] bytes = {0, 1, 9, 0, 1, 5, 2, 1, 3, 0, 0, 0};
        assertArrayEquals(new double[] {9, 5, 5}, SegmentedTable.expanded(bytes, 1, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0 9 1", "1 3 5", "3 1 1", "2 1 0 0", "0 5 1 2 3 4 5", "0 1 7 2 1 3 0", "0 1 7 2 9 99 0"})
    void refusesWhatIsNoTable(String text) {
        int[] cells = text.getBytes(StandardCharsets.US_ASCII).length == 0
                ? new int[0]
                : java.util.Arrays.stream(text.split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray();
        assertThrows(ImagingException.class, () -> SegmentedTable.expanded(cells, 2, 4));
    }

    @Test
    void palettesMayBeSegmented() throws IOException {
        Attributes image = SmallStudy.pixels(new Attributes(), 1, 2, 8, new byte[] {0, 1});
        for (int colour = 0; colour < 3; colour++) {
            image.setInt(DicomTags.RED_PALETTE_DESCRIPTOR + colour, VR.US, 3, 0, 16);
            image.setInt(DicomTags.SEGMENTED_RED_PALETTE + colour, VR.OW, 0, 1, 0, 1, 2, colour == 0 ? 65535 : 0);
        }
        LookupTable table = LookupTable.palette(image);
        assertEquals(0, table.at(0));
        assertEquals(0.299 * 255, table.at(2), 1e-9);
        assertEquals(0.299 * 127.5, table.at(1), 0.01);
    }
}

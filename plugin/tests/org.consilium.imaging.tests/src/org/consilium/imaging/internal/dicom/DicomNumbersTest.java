// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.consilium.imaging.dicom.DicomTags;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DicomNumbersTest {
    private static final int TAG = DicomTags.PIXEL_PADDING_VALUE;

    @ParameterizedTest
    @CsvSource({
        "US, ffff, 65535",
        "SS, ffff, -1",
        "UL, ffffffff, 4294967295",
        "SL, ffffffff, -1",
        "FL, 0000c03f, 1.5",
        "FD, 000000000000f83f, 1.5",
        "DS, 312e35, 1.5",
        "IS, 312e30, 1",
        "LO, 312c35, 1.5",
        "DS, 616263, -7",
        "OW, 0100, -7",
        "US, '', -7"
    })
    void readsAnyRepresentation(VR vr, String hex, double number) {
        Attributes values = new Attributes();
        values.setBytes(TAG, vr, HexFormat.of().parseHex(hex));
        assertEquals(number, DicomNumbers.first(values, TAG, -7));
    }

    @Test
    void saysWhichOfSeveralIsNoNumber() {
        Attributes values = new Attributes();
        values.setBytes(TAG, VR.DS, "1\\x\\3".getBytes(StandardCharsets.US_ASCII));
        assertArrayEquals(new double[] {1, Double.NaN, 3}, DicomNumbers.all(values, TAG));
        assertEquals(1, DicomNumbers.integer(values, TAG, 9));
    }

    @Test
    void integersBeyond32BitsAreNone() {
        Attributes values = new Attributes();
        values.setString(TAG, VR.DS, "3000000000");
        assertEquals(9, DicomNumbers.integer(values, TAG, 9));
        assertEquals(9, DicomNumbers.integer(new Attributes(), TAG, 9));
        assertEquals(0, DicomNumbers.all(new Attributes(), TAG).length);
    }
}

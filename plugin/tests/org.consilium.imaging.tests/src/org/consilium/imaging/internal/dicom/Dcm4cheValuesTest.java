// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.consilium.imaging.dicom.DicomTags;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What this bundle relies on when it asks dcm4che for values; the same for dcm4che itself and for its stand-in. */
class Dcm4cheValuesTest {
    private static final int TAG = 0x00280010;

    @ParameterizedTest
    @CsvSource({
        "US, 0100ffff, 1, 65535",
        "SS, 0100ffff, 1, -1",
        "UL, 01000000ffffff7f, 1, 2147483647",
        "SL, 01000000ffffffff, 1, -1",
        "IS, 315c2d32, 1, -2",
        "IS, 20312020205c202d3220, 1, -2",
        "IS, 3000, 0, 9"
    })
    void integersComeFromIntegerRepresentations(VR vr, String hex, int first, int second) {
        Attributes values = of(vr, hex);
        assertEquals(first, values.getInt(TAG, 9));
        assertEquals(second, values.getInt(TAG, 1, 9));
        assertEquals(9, values.getInt(TAG, 2, 9));
    }

    @ParameterizedTest
    @CsvSource({
        "FL, 0000c03f00002040, 1.5, 2.5",
        "FD, 000000000000f83f0000000000000440, 1.5, 2.5",
        "DS, 312e355c322e35, 1.5, 2.5",
        "DS, 20312e35205c32352e652d3120, 1.5, 2.5",
        "DS, 2d3100, -1, 9",
        "DS, 3165330a, 1000, 9"
    })
    void fractionsComeFromFractionalRepresentations(VR vr, String hex, double first, double second) {
        Attributes values = of(vr, hex);
        assertEquals(first, values.getDouble(TAG, 9));
        assertEquals(second, values.getDouble(TAG, 1, 9));
        assertEquals(9, values.getDouble(TAG, 2, 9));
    }

    @ParameterizedTest
    @CsvSource({"US, 0100", "SS, 0100", "UL, 01000000", "SL, 01000000", "IS, 3120", "LO, 3120"})
    void integersAreNoFractions(VR vr, String hex) {
        assertEquals(9, of(vr, hex).getDouble(TAG, 9), "this is why DicomNumbers looks at the representation first");
        assertNull(of(vr, hex).getDoubles(TAG));
    }

    @ParameterizedTest
    @CsvSource({"FL, 0000c03f", "FD, 000000000000f83f", "DS, 3120", "LO, 3120"})
    void fractionsAndTextsAreNoIntegers(VR vr, String hex) {
        assertEquals(9, of(vr, hex).getInt(TAG, 9));
        assertNull(of(vr, hex).getInts(TAG));
    }

    @Test
    void oneBadNumberSpoilsAllOfThem() {
        assertNull(text(VR.DS, "1\\abc").getDoubles(TAG));
        assertEquals(9, text(VR.DS, "1\\abc").getDouble(TAG, 9));
        assertEquals(9, text(VR.IS, "1.5").getInt(TAG, 9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LO|' A \\ B '|A|B",
                "CS|'A\\B '|A|B",
                "UI|'1.2\\1.3\0'|1.2|1.3",
                "PN|'A^B\\C'|A^B|C",
                "DA|'20200101'|20200101|none",
                "LT|'A\\B'|A\\B|none",
                "UT|'A\\B'|A\\B|none",
                "SH|'\\B'|none|B"
            })
    void textsAreSplitAndTrimmed(VR vr, String stored, String first, String second) {
        Attributes values = text(vr, stored);
        assertEquals(first, values.getString(TAG, "none"));
        assertEquals(second, values.getString(TAG, 1, "none"));
    }

    @Test
    void leadingSpacesOfLongTextsStay() {
        assertEquals("  A", text(VR.LT, "  A ").getString(TAG));
    }

    @Test
    void absentAndEmptyValuesGiveTheDefault() throws IOException {
        Attributes none = new Attributes();
        Attributes empty = new Attributes();
        empty.setNull(TAG, VR.US);
        assertFalse(none.contains(TAG));
        assertNull(none.getVR(TAG));
        assertNull(none.getSafeBytes(TAG));
        assertNull(none.getInts(TAG));
        assertNull(none.getSequence(TAG));
        assertNull(none.getNestedDataset(TAG));
        assertTrue(empty.contains(TAG));
        for (Attributes values : new Attributes[] {none, empty, text(VR.IS, ""), text(VR.DS, " ")}) {
            assertEquals(7, values.getInt(TAG, 7));
            assertEquals(7, values.getDouble(TAG, 7));
            assertNull(values.getString(TAG));
            assertEquals("x", values.getString(TAG, "x"));
        }
    }

    @Test
    void bytesKeepTheOrderOfTheirDataSet() throws IOException {
        Attributes big = new Attributes(true);
        big.setBytes(TAG, VR.US, HexFormat.of().parseHex("0102"));
        assertTrue(big.bigEndian());
        assertEquals(0x0102, big.getInt(TAG, 0));
        assertArrayEquals(new byte[] {1, 2}, big.getSafeBytes(TAG));
        big.setInt(TAG, VR.UL, 5);
        assertArrayEquals(new byte[] {0, 0, 0, 5}, big.getSafeBytes(TAG));
    }

    @Test
    void itemsKnowTheirPlaceAndBelongToOneSequence() {
        Attributes parent = new Attributes();
        Attributes item = new Attributes();
        item.setInt(TAG, VR.US, 3);
        parent.newSequence(DicomTags.SEGMENT_SEQUENCE, 1).add(item);
        assertEquals(3, parent.getNestedDataset(DicomTags.SEGMENT_SEQUENCE).getInt(TAG, 0));
        assertEquals(1, parent.getSequence(DicomTags.SEGMENT_SEQUENCE).size());
        assertNull(parent.getNestedDataset(DicomTags.SEGMENT_SEQUENCE, 1));
        assertNull(parent.getString(DicomTags.SEGMENT_SEQUENCE));
        var other = new Attributes().newSequence(DicomTags.SEGMENT_SEQUENCE, 1);
        assertThrows(IllegalArgumentException.class, () -> other.add(item));
    }

    @Test
    void fragmentsHaveNoBytesOfTheirOwn() {
        Attributes image = new Attributes();
        Fragments fragments = image.newFragments(DicomTags.PIXEL_DATA, VR.OB, 2);
        fragments.add(new byte[0]);
        fragments.add(new byte[] {1, 2});
        assertNull(image.getSafeBytes(DicomTags.PIXEL_DATA));
        assertEquals(2, ((Fragments) image.getValue(DicomTags.PIXEL_DATA)).size());
    }

    @Test
    void settersRefuseWhatARepresentationCantHold() throws IOException {
        Attributes values = new Attributes();
        assertThrows(UnsupportedOperationException.class, () -> values.setInt(TAG, VR.DS, 1));
        assertThrows(UnsupportedOperationException.class, () -> values.setDouble(TAG, VR.US, 1));
        values.setInt(TAG, VR.IS, 1, -2);
        assertArrayEquals(new String[] {"1", "-2"}, values.getStrings(TAG));
        values.setDouble(TAG, VR.DS, 1, -2.5, 1 / 3.0);
        assertArrayEquals(new String[] {"1", "-2.5", "0.33333333333333"}, values.getStrings(TAG));
        values.setString(TAG, VR.LO, "a", "b");
        assertArrayEquals(new String[] {"a", "b"}, values.getStrings(TAG));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|c4|\ufffd",
                "ISO_IR 100|c4|Ä",
                "ISO_IR 101|a1|Ą",
                "ISO_IR 109|a1|Ħ",
                "ISO_IR 110|a1|Ą",
                "ISO_IR 144|bb|Л",
                "ISO_IR 127|e2|ق",
                "ISO_IR 126|c4|Δ",
                "ISO_IR 138|f9|ש",
                "ISO_IR 148|d0|Ğ",
                "ISO_IR 13|d4|ﾔ",
                "ISO_IR 166|a1|ก",
                "ISO_IR 192|c3a4|ä",
                "GB18030|cdf5|王",
                "GBK|cdf5|王",
                "latin1|c4|\ufffd",
                "'\\ISO 2022 IR 87'|611b24423b333b331b284262|a山山b",
                "'ISO 2022 IR 13\\ISO 2022 IR 87'|d41b24423b331b284a62|ﾔ山b",
                "'\\ISO 2022 IR 149'|611b242943b1e82062|a김 b",
                "'\\ISO 2022 IR 58'|611b242941cdf5|a王",
                "'ISO 2022 IR 100\\ISO 2022 IR 144'|c41b2d4cbbee|ÄЛю",
                "'\\ISO 2022 IR 101'|1b2d42a1|Ą"
            })
    void textsHaveTheCharacterSetOfTheirDataSet(String set, String hex, String text) {
        Attributes values = new Attributes();
        values.setBytes(
                DicomTags.SPECIFIC_CHARACTER_SET, VR.CS, set.replace("''", "").getBytes(StandardCharsets.US_ASCII));
        values.setBytes(DicomTags.SERIES_DESCRIPTION, VR.LO, HexFormat.of().parseHex(hex));
        Attributes item = new Attributes();
        values.newSequence(DicomTags.SEGMENT_SEQUENCE, 1).add(item);
        item.setBytes(DicomTags.SEGMENT_LABEL, VR.LO, HexFormat.of().parseHex(hex));
        assertEquals(text, values.getString(DicomTags.SERIES_DESCRIPTION));
        assertEquals(text, item.getString(DicomTags.SEGMENT_LABEL), "items have the set of what is around them");
    }

    @Test
    void everyRepresentationIsKnownByItsLetters() {
        for (VR vr : VR.values()) {
            String name = vr.name();
            assertEquals(vr, VR.valueOf(name.charAt(0) << 8 | name.charAt(1)));
        }
        assertNotNull(VR.valueOf("OV"));
        assertNull(VR.valueOf('Z' << 8 | 'Z'));
    }

    private static Attributes of(VR vr, String hex) {
        Attributes values = new Attributes();
        values.setBytes(TAG, vr, HexFormat.of().parseHex(hex));
        return values;
    }

    private static Attributes text(VR vr, String text) {
        return of(vr, HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}

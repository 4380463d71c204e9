// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.consilium.imaging.dicom.DicomTags;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.io.DicomOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What this bundle relies on when dcm4che reads and writes files; the same for dcm4che itself and for its stand-in. */
class Dcm4cheStreamsTest {
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String BIG = "1.2.840.10008.1.2.2";
    private static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    private static final String RUN_LENGTHS = "1.2.840.10008.1.2.5";
    private static final int SEQUENCE = DicomTags.REFERENCED_SERIES_SEQUENCE;
    private static final int PRIVATE = 0x00091001;

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT, BIG, DEFLATED})
    void writesAndReadsEveryByteOrder(String syntax) throws IOException {
        DicomInputStream in = open(written(dataset(), syntax));
        Attributes read = in.readDataset();
        assertEquals(syntax, in.getTransferSyntax());
        assertEquals(syntax, in.getFileMetaInformation().getString(DicomTags.TRANSFER_SYNTAX_UID));
        assertEquals(syntax.equals(BIG), in.bigEndian());
        assertEquals(syntax.equals(BIG), read.bigEndian());
        assertEquals("Ä", read.getString(DicomTags.SERIES_DESCRIPTION));
        assertEquals(515, read.getInt(DicomTags.ROWS, 0));
        assertArrayEquals(new double[] {0.5, 0.25}, read.getDoubles(DicomTags.PIXEL_SPACING));
        Attributes item = read.getNestedDataset(SEQUENCE).getNestedDataset(SEQUENCE);
        assertEquals("Ä", item.getString(DicomTags.SEGMENT_LABEL));
        assertEquals(1, read.getNestedDataset(SEQUENCE).getInt(DicomTags.COLUMNS, 0));
        byte[] words = syntax.equals(BIG) ? new byte[] {2, 1, 4, 3} : new byte[] {1, 2, 3, 4};
        assertArrayEquals(words, (byte[]) read.getValue(DicomTags.PIXEL_DATA), "values are never left in the file");
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT, BIG, DEFLATED})
    void stopsBehindTheHeaderOfAnElementOutsideSequences(String syntax) throws IOException {
        DicomInputStream in = open(written(dataset(), syntax));
        List<Integer> seen = new ArrayList<>();
        Attributes read = in.readDataset(stream -> {
            seen.add(stream.tag());
            return stream.tag() == DicomTags.PIXEL_DATA;
        });
        assertEquals(
                List.of(
                        DicomTags.SPECIFIC_CHARACTER_SET,
                        DicomTags.SERIES_DESCRIPTION,
                        SEQUENCE,
                        DicomTags.ROWS,
                        DicomTags.PIXEL_SPACING,
                        DicomTags.PIXEL_DATA),
                seen);
        assertEquals(5, read.size());
        assertEquals(DicomTags.PIXEL_DATA, in.tag());
        assertEquals(4, in.length());
        assertEquals(0, in.level());
        assertEquals(4, in.readValue().length);
    }

    @Test
    void walksOverFragments() throws IOException {
        Attributes image = new Attributes();
        Fragments fragments = image.newFragments(DicomTags.PIXEL_DATA, VR.OB, 3);
        fragments.add(new byte[0]);
        fragments.add(new byte[] {1, 2, 3});
        fragments.add(new byte[] {4, 5});
        byte[] file = written(image, RUN_LENGTHS);
        DicomInputStream in = open(file);
        in.readDataset(stream -> stream.tag() == DicomTags.PIXEL_DATA);
        assertEquals(-1, in.length());
        List<byte[]> read = new ArrayList<>();
        for (in.readHeader(); in.tag() == 0xfffee000; in.readHeader()) {
            read.add(in.readValue());
        }
        assertEquals(0xfffee0dd, in.tag());
        assertEquals(file.length, in.getPosition());
        assertEquals(3, read.size());
        assertEquals(0, read.get(0).length);
        assertArrayEquals(new byte[] {1, 2, 3, 0}, read.get(1), "fragments are made even");
        assertArrayEquals(new byte[] {4, 5}, read.get(2));
    }

    @Test
    void oddValuesArePaddedAsTheirRepresentationWants() throws IOException {
        Attributes values = new Attributes();
        values.setString(DicomTags.PATIENT_ID, VR.LO, "abc");
        values.setString(DicomTags.STUDY_INSTANCE_UID, VR.UI, "1.2");
        String hex = HexFormat.of().formatHex(written(values, EXPLICIT));
        assertTrue(hex.endsWith("10002000" + "4c4f0400" + "61626320" + "20000d00" + "55490400" + "312e3200"), hex);
    }

    @Test
    void valuesOfUnknownRepresentationAreReadAsTheStandardSaysThem() throws IOException {
        Attributes read = explicit("28001000 554e 0000 02000000 0500", "09000110 554e 0000 02000000 0102");
        assertEquals(5, read.getInt(DicomTags.ROWS, 0));
        assertEquals(VR.US, read.getVR(DicomTags.ROWS));
        assertEquals(VR.UN, explicit("09000110 554e 0000 02000000 0102").getVR(PRIVATE));
        assertEquals(5, explicit("28001000 3f3f 0200 0500").getInt(DicomTags.ROWS, 0), "letters that are none");
    }

    @ParameterizedTest
    @CsvSource({EXPLICIT + ",08001511554e0000", BIG + ",00081115554e0000"})
    void sequencesOfUnknownRepresentationAreImplicitAndLittleEndian(String syntax, String head) throws IOException {
        String items = "feff00e00a000000 0800501102000000 3100";
        String undefined = head + "ffffffff" + items + "feffdde000000000";
        List<String> seen = new ArrayList<>();
        Attributes read = open(file(syntax, undefined)).readDataset(stream -> {
            seen.add(stream.vr() + " " + stream.length());
            return false;
        });
        assertEquals(List.of("UN -1"), seen);
        assertEquals("1", read.getNestedDataset(SEQUENCE).getString(DicomTags.REFERENCED_SOP_CLASS_UID));
        String defined = head + (syntax.equals(BIG) ? "00000012" : "12000000") + items;
        read = open(file(syntax, defined)).readDataset();
        assertEquals("1", read.getNestedDataset(SEQUENCE).getString(DicomTags.REFERENCED_SOP_CLASS_UID));
    }

    @Test
    void withoutRepresentationPaddingHasTheSignOfThePixels() throws IOException {
        String padding = "28002001 02000000 30f8";
        Attributes signed =
                open(file(IMPLICIT, "28000301 02000000 0100" + padding)).readDataset();
        assertEquals(-2000, signed.getInt(DicomTags.PIXEL_PADDING_VALUE, 0));
        Attributes unsigned =
                open(file(IMPLICIT, "28000301 02000000 0000" + padding)).readDataset();
        assertEquals(63536, unsigned.getInt(DicomTags.PIXEL_PADDING_VALUE, 0));
    }

    @Test
    void privateSequencesAndLengthsOfGroupsAreNoObstacle() throws IOException {
        String empty = "09000210 5351 0000 ffffffff feff00e0ffffffff feff0de000000000 feffdde000000000";
        Attributes read = explicit("08000000 554c 0400 99000000", empty, "28001000 5553 0200 0500");
        assertEquals(5, read.getInt(DicomTags.ROWS, 0));
        assertEquals(1, read.getSequence(0x00091002).size());
        assertEquals(2, read.size(), "lengths of groups are dropped");
        String implicit = "09000210 ffffffff feff00e004000000 12341234 feffdde000000000 28001000 02000000 0500";
        assertThrows(IOException.class, () -> open(file(IMPLICIT, implicit)).readDataset(), "an item of half a header");
    }

    @Test
    void laterValuesReplaceEarlierOnesInAnyOrder() throws IOException {
        Attributes read = explicit("28001000 5553 0200 0500", "28001000 5553 0200 0700", "08006000 4353 0200 4354");
        assertEquals(7, read.getInt(DicomTags.ROWS, 0));
        assertEquals("CT", read.getString(DicomTags.MODALITY));
    }

    @Test
    void metaInformationMayLackPrefixAndLength() throws IOException {
        byte[] whole = file(EXPLICIT, "28001000 5553 0200 0500");
        byte[] bare = Arrays.copyOfRange(whole, 132, whole.length);
        assertEquals(5, open(bare).readDataset().getInt(DicomTags.ROWS, 0));
    }

    @ParameterizedTest
    @CsvSource({
        EXPLICIT + ",08006000 4353 0200 4354",
        IMPLICIT + ",08006000 02000000 4354",
        BIG + ",00080060 4353 0002 4354"
    })
    void bareDataSetsAreRecognised(String syntax, String hex) throws IOException {
        DicomInputStream in = open(bytes(hex));
        assertEquals("CT", in.readDataset().getString(DicomTags.MODALITY));
        assertEquals(syntax, in.getTransferSyntax());
        assertNull(in.getFileMetaInformation());
    }

    @Test
    void metaInformationEndsWhereItsLengthSays() throws IOException {
        byte[] whole = file(EXPLICIT, "02001000 5549 0400 312e3200", "28001000 5553 0200 0500");
        byte[] file = new byte[whole.length + 12];
        System.arraycopy(whole, 0, file, 0, 132);
        System.arraycopy(bytes("02000000 554c 0400 1c000000"), 0, file, 132, 12);
        System.arraycopy(whole, 132, file, 144, whole.length - 132);
        DicomInputStream in = open(file);
        Attributes read = in.readDataset();
        assertEquals(EXPLICIT, in.getFileMetaInformation().getString(DicomTags.TRANSFER_SYNTAX_UID));
        assertEquals("1.2", read.getString(DicomTags.TRANSFER_SYNTAX_UID), "what follows belongs to the data set");
        assertEquals(5, read.getInt(DicomTags.ROWS, 0));
    }

    @Test
    void aLookAheadCanBeTakenBackAndTheRestReadInAnotherSyntax() throws IOException {
        DicomInputStream in = open(file(EXPLICIT, "28001000 02000000 0500"));
        in.getFileMetaInformation();
        long start = in.getPosition();
        in.mark(6);
        assertEquals(6, in.read(new byte[6], 0, 6));
        in.reset();
        assertEquals(start, in.getPosition());
        DicomInputStream rest = DicomInputStream.createWithLimit(in, IMPLICIT, 10);
        assertEquals(5, rest.readDataset().getInt(DicomTags.ROWS, 0));
        assertEquals(10, rest.getPosition());
    }

    @Test
    void zlibsFrameAroundDeflatedDataIsTakenOff() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(file(DEFLATED));
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(file)) {
            deflater.write(bytes("28001000 5553 0200 0500"));
        }
        assertEquals(5, open(file.toByteArray()).readDataset().getInt(DicomTags.ROWS, 0));
    }

    @Test
    void cutFilesEndInAnErrorOrBetweenTwoElements() throws IOException {
        int errors = 0;
        for (String syntax : List.of(IMPLICIT, EXPLICIT, BIG, DEFLATED)) {
            byte[] whole = written(dataset(), syntax);
            for (int length = 132; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                try {
                    assertTrue(open(cut).readDataset().size() <= 6);
                } catch (IOException e) {
                    // Other exceptions end the test.
                    errors++;
                }
            }
        }
        assertTrue(errors > 500, errors + " cuts were noticed");
    }

    @Test
    void lengthsBeyondTheLimitEndInAnErrorAtOnce() throws IOException {
        byte[] huge = file(EXPLICIT, "28001000 4f42 0000 f0ffff7f 0102");
        DicomInputStream in = DicomInputStream.createWithLimit(new ByteArrayInputStream(huge), huge.length);
        assertThrows(EOFException.class, in::readDataset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0800", "ff", "41", "89504e470d0a1a0a0000000d49484452"})
    void garbageEndsInAnError(String hex) {
        byte[] garbage = bytes(hex.length() == 2 ? hex.repeat(300) : hex);
        assertThrows(IOException.class, () -> open(garbage).readDataset());
    }

    private static Attributes dataset() {
        Attributes dataset = new Attributes();
        dataset.setString(DicomTags.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192");
        dataset.setString(DicomTags.SERIES_DESCRIPTION, VR.LO, "Ä");
        dataset.setInt(DicomTags.ROWS, VR.US, 515);
        dataset.setString(DicomTags.PIXEL_SPACING, VR.DS, "0.5", "0.25");
        dataset.setBytes(DicomTags.PIXEL_DATA, VR.OW, new byte[] {1, 2, 3, 4});
        Attributes outer = new Attributes();
        dataset.newSequence(SEQUENCE, 1).add(outer);
        Attributes inner = new Attributes();
        outer.newSequence(SEQUENCE, 1).add(inner);
        outer.setInt(DicomTags.COLUMNS, VR.US, 1);
        inner.setString(DicomTags.SEGMENT_LABEL, VR.LO, "Ä");
        return dataset;
    }

    private static byte[] written(Attributes dataset, String syntax) throws IOException {
        Attributes meta = new Attributes();
        meta.setString(DicomTags.TRANSFER_SYNTAX_UID, VR.UI, syntax);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DicomOutputStream out = new DicomOutputStream(bytes, EXPLICIT)) {
            out.writeDataset(meta, dataset);
        }
        return bytes.toByteArray();
    }

    /** A file whose meta information names a syntax and has no length. */
    private static byte[] file(String syntax, String... elements) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[128]);
        bytes.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        String padded = syntax.length() % 2 == 0 ? syntax : syntax + "\0";
        bytes.writeBytes(bytes("02001000 5549"));
        bytes.write(padded.length());
        bytes.write(0);
        bytes.writeBytes(padded.getBytes(StandardCharsets.US_ASCII));
        for (String element : elements) {
            bytes.writeBytes(bytes(element));
        }
        return bytes.toByteArray();
    }

    private static Attributes explicit(String... elements) throws IOException {
        return open(file(EXPLICIT, elements)).readDataset();
    }

    private static DicomInputStream open(byte[] bytes) throws IOException {
        return new DicomInputStream(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}

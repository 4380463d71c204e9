// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.reader.SmallStudy;
import org.dcm4che3.data.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which a file can be unreadable is told in words of its own, without any of its values. */
class DicomFilesTest {
    private static final byte[] PREFIX = "DICM".getBytes(StandardCharsets.US_ASCII);
    private static final String EXPLICIT = "02001000 5549 1400 312e322e3834302e31303030382e312e322e3100";
    private static final String BIG = "02001000 5549 1400 312e322e3834302e31303030382e312e322e3200";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void choose() {
        file = folder.resolve("image.dcm");
    }

    @Test
    void readsHeaderAndPixelsAtOnce() throws IOException {
        DicomWriter.write(file, SmallStudy.slice(2));
        DicomImage image = DicomFiles.image(file);
        assertEquals(1, image.parts().size());
        assertEquals(160, image.parts().get(0).length);
        assertFalse(image.header().attributes().contains(DicomTags.PIXEL_DATA));
        assertEquals(DicomTags.PIXEL_DATA, image.header().pixelTag());
        assertEquals(160, DicomFiles.header(file).pixelLength());
    }

    @Test
    void whatFollowsThePixelsDoesNotMatter() throws IOException {
        DicomWriter.write(file, SmallStudy.slice(2));
        byte[] pixels = PixelDecoder.decode(file).data();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length + 301));
        assertArrayEquals(pixels, PixelDecoder.decode(file).data());
    }

    @Test
    void metaInformationMayBeMissingBehindThePrefix() throws IOException {
        for (String hex : List.of("08006000 4353 0200 4354", "08006000 02000000 4354", "00080060 4353 0002 4354")) {
            write(new byte[128], PREFIX, bytes(hex));
            assertEquals("CT", DicomFiles.header(file).text(DicomTags.MODALITY), hex);
        }
    }

    @Test
    void pixelsOfSuchFilesAreMeasuredRight() throws IOException {
        DicomWriter.write(file, SmallStudy.slice(2));
        byte[] whole = Files.readAllBytes(file);
        int dataset =
                144 + ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(140);
        byte[] bare = Arrays.copyOfRange(whole, dataset, whole.length);
        write(new byte[128], PREFIX, bare);
        assertEquals(0, DicomFiles.header(file).missing());
        write(new byte[128], PREFIX, Arrays.copyOf(bare, bare.length - 7));
        assertEquals(7, DicomFiles.header(file).missing());
    }

    @Test
    void dataSetsThatDontKeepToTheSyntaxTheyName() throws IOException {
        String implicit = "02001000 5549 1200 312e322e3834302e31303030382e312e3200";
        String jpeg = "02001000 5549 1600 312e322e3834302e31303030382e312e322e342e3530";
        String pixels = "e07f1000 02000000 0102";
        write(new byte[128], PREFIX, bytes(EXPLICIT), bytes("08006000 02000000 4354" + pixels));
        assertEquals("CT", DicomFiles.header(file).text(DicomTags.MODALITY));
        assertArrayEquals(new byte[] {1, 2}, DicomFiles.image(file).parts().get(0));
        write(new byte[128], PREFIX, bytes(EXPLICIT), bytes("08006000 02000000 4354" + "e07f1000 03000000 0102"));
        assertEquals(1, DicomFiles.header(file).missing());
        write(new byte[128], PREFIX, bytes(implicit), bytes("08006000 4353 0200 4354"));
        assertEquals("CT", DicomFiles.header(file).text(DicomTags.MODALITY));
        write(new byte[128], PREFIX, bytes(jpeg), bytes("08006000 02000000 4354"));
        assertEquals("1.2.840.10008.1.2.4.50", DicomFiles.header(file).syntax().uid());
        write(new byte[128], PREFIX, bytes(EXPLICIT), bytes("08006000 02000000 4354 10001000 08000000 4d696c"));
        assertTrue(refusal().contains("element (0010,0010), byte 178;"), refusal());
    }

    @Test
    void thePrefixMayStandInAValueByChance() throws IOException {
        byte[] name = new byte[120];
        Arrays.fill(name, (byte) 'A');
        String letters = "08006000 4353 0200 4354 08007000 4c4f 7800";
        write(
                bytes(letters),
                Arrays.copyOf(name, 110),
                PREFIX,
                Arrays.copyOf(name, 6),
                bytes("08009010 4c4f 0200 4142"));
        assertEquals("AB", DicomFiles.header(file).text(DicomTags.MANUFACTURER_MODEL_NAME));
    }

    @Test
    void filesThatAreNotThereOrNoFiles() {
        assertEquals("the file doesn't exist", refusal());
        file = folder;
        assertTrue(refusal().startsWith("the file isn't DICOM"), refusal());
    }

    @Test
    void filesOfAnotherKind() throws IOException {
        for (byte[] other : List.of(
                new byte[0], new byte[400], "a letter to Mr Miller. ".repeat(20).getBytes(StandardCharsets.US_ASCII))) {
            write(other);
            assertEquals(
                    "the file isn't DICOM, or its beginning is damaged; leave it out, or copy it again from its source",
                    refusal());
        }
    }

    @Test
    void cutFilesTellWhereTheyEnd() throws IOException {
        write(new byte[128], PREFIX, bytes(EXPLICIT), bytes("10001000 504e 0800 4d696c"));
        assertTrue(
                refusal()
                        .matches("the file is cut short or damaged: it ends inside element \\(0010,0010\\), byte \\d+;"
                                + " copy it again from its source"),
                refusal());
    }

    @Test
    void metaInformationWithoutTransferSyntax() throws IOException {
        write(new byte[128], PREFIX, bytes("02000200 5549 0400 312e3200"), bytes("08006000 4353 0200 4354"));
        assertEquals(
                "the file names no transfer syntax, so it isn't a complete DICOM file; copy it again from its source",
                refusal());
    }

    @Test
    void nestingWithoutEnd() throws IOException {
        String level = "08001511 5351 0000 ffffffff feff00e0 ffffffff";
        write(new byte[128], PREFIX, bytes(EXPLICIT), bytes(level.repeat(200_000)));
        assertEquals(
                "the file's sequences are nested without end, so it is damaged; copy it again from its source",
                refusal());
    }

    @Test
    void sequencesOfUnknownTypeInBigEndianFiles() throws IOException {
        write(new byte[128], PREFIX, bytes(BIG), bytes("00081115 554e 0000 ffffffff feffdde000000000"));
        assertTrue(refusal().startsWith("the file mixes byte orders"), refusal());
    }

    @Test
    void imagesWithoutPixels() throws IOException {
        Attributes image = SmallStudy.slice(1);
        image.remove(DicomTags.PIXEL_DATA);
        DicomWriter.write(file, image);
        ImagingException e = assertThrows(ImagingException.class, () -> DicomFiles.image(file));
        assertEquals("the file has no pixel data, so it isn't an image; leave it out", e.getMessage());
    }

    private String refusal() {
        return assertThrows(ImagingException.class, () -> DicomFiles.header(file))
                .getMessage();
    }

    private void write(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        Files.write(file, all.toByteArray());
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}

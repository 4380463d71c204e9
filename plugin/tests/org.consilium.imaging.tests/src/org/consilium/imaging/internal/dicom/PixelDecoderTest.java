// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.reader.SmallFrames;
import org.consilium.imaging.reader.SmallStudy;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelDecoderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2"})
    void readsEveryUncompressedSyntax(String syntax) throws IOException {
        StoredPixels pixels = decode(SmallStudy.slice(2), syntax);
        double[] values = pixels.frame(0);
        assertEquals(200, values[0]);
        assertEquals(279, values[79]);
        assertEquals(PixelType.UINT16, pixels.layout().type());
    }

    @Test
    void extendsTheSignAndDropsBitsThatDontCount() throws IOException {
        // 12 bits of 16: 0xF800 is -2048 after the overlay bits above are dropped, 0x17ff is 2047.
        byte[] stored = {0, (byte) 0xf8, (byte) 0xff, 0x17};
        Attributes image = SmallStudy.pixels(new Attributes(), 1, 2, 16, stored);
        image.setInt(DicomTags.BITS_STORED, VR.US, 12);
        image.setInt(DicomTags.HIGH_BIT, VR.US, 11);
        image.setInt(DicomTags.PIXEL_REPRESENTATION, VR.US, 1);
        assertArrayEquals(
                new double[] {-2048, 2047}, decode(image, "1.2.840.10008.1.2.1").frame(0));
        image.setInt(DicomTags.PIXEL_REPRESENTATION, VR.US, 0);
        assertArrayEquals(
                new double[] {2048, 2047}, decode(image, "1.2.840.10008.1.2.1").frame(0));
    }

    @Test
    void cellsAreLeftAsTheyStand() throws IOException {
        Attributes image =
                SmallStudy.pixels(new Attributes(), 1, 2, 16, new byte[] {0, (byte) 0xf8, (byte) 0xff, 0x17});
        image.setInt(DicomTags.BITS_STORED, VR.US, 12);
        image.setInt(DicomTags.HIGH_BIT, VR.US, 11);
        assertArrayEquals(
                new double[] {0xf800, 0x17ff},
                PixelDecoder.cells(write(image, "1.2.840.10008.1.2.1")).frame(0));
        Attributes bytes = SmallStudy.pixels(new Attributes(), 1, 2, 8, new byte[] {1, 2});
        bytes.setBytes(DicomTags.PIXEL_DATA, VR.OW, new byte[] {1, 2});
        assertArrayEquals(
                new double[] {2, 1},
                PixelDecoder.cells(write(bytes, "1.2.840.10008.1.2.2")).frame(0));
    }

    @Test
    void lossesDontCarryBrightPixelsOverTheEdge() throws IOException {
        // No coefficients at all: every pixel has the middle of 12 bits, 2048, which 10 bits can't hold.
        byte[] head = SmallFrames.jpegOfTwelveBits(8, 0);
        Attributes image = SmallStudy.pixels(new Attributes(), 8, 8, 16, new byte[0]);
        image.setInt(DicomTags.BITS_STORED, VR.US, 10);
        image.setInt(DicomTags.HIGH_BIT, VR.US, 9);
        Fragments fragments = image.newFragments(DicomTags.PIXEL_DATA, VR.OB, 2);
        fragments.add(new byte[0]);
        fragments.add(Arrays.copyOf(head, head.length + 4));
        double[] values = decode(image, "1.2.840.10008.1.2.4.51").frame(0);
        assertEquals(1023, Arrays.stream(values).min().orElseThrow());
        assertEquals(1023, Arrays.stream(values).max().orElseThrow());
    }

    @Test
    void tablesOfLongOffsetsAreNoPixels() throws IOException {
        Attributes image = SmallStudy.pixels(new Attributes(), 16, 16, 8, new byte[0]);
        image.setString(DicomTags.NUMBER_OF_FRAMES, VR.IS, "2");
        image.setBytes(0x7fe00001, VR.OV, new byte[16]);
        image.setBytes(0x7fe00002, VR.OV, new byte[16]);
        Fragments fragments = image.newFragments(DicomTags.PIXEL_DATA, VR.OB, 3);
        fragments.add(new byte[0]);
        fragments.add(SmallFrames.runLengths(1));
        fragments.add(SmallFrames.runLengths(1));
        assertEquals(9, decode(image, "1.2.840.10008.1.2.5").frame(1)[255]);
        fragments.set(2, new byte[70]);
        ImagingException error = assertThrows(ImagingException.class, () -> decode(image, "1.2.840.10008.1.2.5"));
        assertTrue(error.getMessage().startsWith("frame 2: the RLE data"), error.getMessage());
    }

    @Test
    void interleavesPlanes() throws IOException {
        Attributes image = SmallStudy.pixels(new Attributes(), 1, 2, 8, new byte[] {1, 2, 3, 4, 5, 6});
        image.setInt(DicomTags.SAMPLES_PER_PIXEL, VR.US, 3);
        image.setInt(DicomTags.PLANAR_CONFIGURATION, VR.US, 1);
        assertArrayEquals(
                new double[] {1, 3, 5, 2, 4, 6},
                decode(image, "1.2.840.10008.1.2.1").frame(0));
    }

    @Test
    void framesOfBitsFollowWithoutGaps() throws IOException {
        Attributes image = SmallStudy.pixels(new Attributes(), 1, 3, 1, new byte[] {0b101110, 0});
        image.setString(DicomTags.NUMBER_OF_FRAMES, VR.IS, "2");
        StoredPixels pixels = decode(image, "1.2.840.10008.1.2.1");
        assertArrayEquals(new double[] {0, 1, 1}, pixels.frame(0));
        assertArrayEquals(new double[] {1, 0, 1}, pixels.frame(1));
    }

    @Test
    void unpacksRunLengths() throws IOException {
        // Two segments of one row of 5 pixels: high bytes are five times 1; low bytes 7 7 7 8 9.
        byte[] data = new byte[64 + 2 + 6];
        data[0] = 2;
        data[4] = 64;
        data[8] = 66;
        byte[] runs = {-4, 1, -2, 7, 1, 8, 9, 0};
        System.arraycopy(runs, 0, data, 64, runs.length);
        Attributes image = SmallStudy.pixels(new Attributes(), 1, 5, 16, new byte[0]);
        Fragments fragments = image.newFragments(DicomTags.PIXEL_DATA, VR.OB, 2);
        fragments.add(new byte[0]);
        fragments.add(data);
        assertArrayEquals(
                new double[] {263, 263, 263, 264, 265},
                decode(image, "1.2.840.10008.1.2.5").frame(0));
        data[2 + 64] = 1;
        assertThrows(ImagingException.class, () -> decode(image, "1.2.840.10008.1.2.5"));
    }

    @Test
    void decodesLosslessJpeg() throws IOException {
        // Two codes: 0 for a difference of 0, 10 for one of +-1. Left neighbours predict, 128 the first pixel.
        byte[] jpeg = HexFormat.of()
                .parseHex("ffd8" + "ffc40015" + "00" + "0101" + "00".repeat(14) + "0001"
                        + "ffc3000b" + "08" + "0002" + "0002" + "01" + "011100"
                        + "ffda0008" + "01" + "0100" + "010000" + "5a" + "ffd9");
        Attributes image = SmallStudy.pixels(new Attributes(), 2, 2, 8, new byte[0]);
        Fragments fragments = image.newFragments(DicomTags.PIXEL_DATA, VR.OB, 2);
        fragments.add(new byte[0]);
        fragments.add(jpeg);
        String syntax = "1.2.840.10008.1.2.4.70";
        assertArrayEquals(
                new double[] {128, 129, 129, 129}, decode(image, syntax).frame(0));
        fragments.set(1, java.util.Arrays.copyOf(jpeg, jpeg.length - 3));
        assertThrows(ImagingException.class, () -> decode(image, syntax));
        image.setInt(DicomTags.ROWS, VR.US, 3);
        assertThrows(ImagingException.class, () -> decode(image, syntax));
    }

    @Test
    void refusesByName() {
        Attributes image = SmallStudy.slice(0);
        ImagingException error = assertThrows(ImagingException.class, () -> decode(image, "1.2.840.10008.1.2.4.201"));
        assertEquals(
                "High-Throughput JPEG 2000 Image Compression (Lossless Only) (1.2.840.10008.1.2.4.201) is not supported; "
                        + "convert the file to Explicit VR Little Endian",
                error.getMessage());
        image.setInt(DicomTags.ROWS, VR.US, 9);
        error = assertThrows(ImagingException.class, () -> decode(image, "1.2.840.10008.1.2.1"));
        assertTrue(error.getMessage().contains("160 bytes where the image needs 180"), error.getMessage());
    }

    private StoredPixels decode(Attributes image, String syntax) throws IOException {
        return PixelDecoder.decode(write(image, syntax));
    }

    private Path write(Attributes image, String syntax) throws IOException {
        Path file = folder.resolve("image.dcm");
        Attributes meta = new Attributes();
        meta.setBytes(DicomTags.META_VERSION, VR.OB, new byte[] {0, 1});
        meta.setString(DicomTags.TRANSFER_SYNTAX_UID, VR.UI, syntax);
        try (DicomOutputStream out = new DicomOutputStream(file.toFile())) {
            out.writeDataset(meta, image);
        }
        return file;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the standards allow and our encoders don't write: vectors rewritten by hand, and small streams made by hand. */
class StreamVariantsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jpeg/baseline-rgb.jpg",
                "jpeg/extended-scans.jpg",
                "jpeg/lossless-rgb-4.jpg",
                "jpegls/lossless-none.jls",
                "jpegls/near3-sample.jls"
            })
    void fillBytesAndForeignSegmentsChangeNothing(String name) throws IOException, CodecException {
        Vector vector = Vector.named(name);
        byte[] data = vector.data();
        byte[] foreign = HexFormat.of().parseHex("ffd8" + "ffff" + "fffe0005616263" + "ffffffef00040102");
        ByteArrayOutputStream longer = new ByteArrayOutputStream();
        longer.writeBytes(foreign);
        longer.write(data, 2, data.length - 2);
        assertArrayEquals(vector.decode(data), vector.decode(longer.toByteArray()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg/extended-q50.jpg", "jpeg/baseline-optimised.jpg"})
    void lossyValuesAreCutOffAtTheBitsThatAreUsed(String name) throws IOException, CodecException {
        Vector vector = Vector.named(name);
        FrameShape shape = vector.shape();
        int used = shape.valueBits() - 1;
        FrameShape narrow = new FrameShape(shape.width(), shape.height(), shape.samples(), shape.cellBits(), used);
        int[] whole = vector.values(Codec.JPEG_EXTENDED.decode(vector.data(), shape));
        int[] cut = vector.values(Codec.JPEG_EXTENDED.decode(vector.data(), narrow));
        assertArrayEquals(
                Arrays.stream(whole)
                        .map(value -> Math.min((1 << used) - 1, value))
                        .toArray(),
                cut);
    }

    @Test
    void tablesAreFoundByTheirSlot() throws IOException, CodecException {
        Vector vector = Vector.named("jpeg/lossless-rgb-4.jpg");
        byte[] data = vector.data();
        String hex = HexFormat.of().formatHex(data);
        data[hex.indexOf("ffc400") / 2 + 4] = 2;
        int scan = hex.indexOf("ffda000c03") / 2;
        for (int colour = 0; colour < 3; colour++) {
            data[scan + 6 + 2 * colour] = 0x20;
        }
        assertArrayEquals(vector.decode(vector.data()), vector.decode(data));
        data[scan + 6] = 0x10;
        CodecException error = assertThrows(CodecException.class, () -> vector.decode(data));
        assertTrue(error.getMessage().startsWith("the JPEG data lacks a table at byte "), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg/lossless-rgb-1.jpg", "jpegls/lossless-line.jls"})
    void subsampledColoursAreRefusedWhereEveryPixelMustCount(String name) throws IOException {
        Vector vector = Vector.named(name);
        byte[] data = vector.data();
        data[frame(data) + 11] = 0x21;
        CodecException error = assertThrows(CodecException.class, () -> vector.decode(data));
        assertEquals(CodecException.Reason.UNSUPPORTED, error.reason());
        assertTrue(error.getMessage().endsWith("with subsampled colours is not supported"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg/lossless-bits-8.jpg", "jpegls/lossless-grey8.jls", "jpeg/extended-q50.jpg"})
    void theSamplingOfASingleColourMeansNothing(String name) throws IOException, CodecException {
        Vector vector = Vector.named(name);
        byte[] data = vector.data();
        data[frame(data) + 11] = 0x22;
        assertArrayEquals(vector.decode(vector.data()), vector.decode(data));
    }

    @Test
    void partsOfJpegLsThatAreNotReadAreRefused() throws IOException, CodecException {
        Vector vector = Vector.named("jpegls/lossless-grey8.jls");
        assertArrayEquals(vector.decode(vector.data()), vector.decode(after(vector.data(), "ffdd00040000")));
        assertUnsupported(vector, after(vector.data(), "ffdd00040010"), "restart intervals");
        assertUnsupported(vector, after(vector.data(), "fff8000502000000"), "mapping tables");
        byte[] mapped = vector.data();
        int scan = HexFormat.of().formatHex(mapped).indexOf("ffda") / 2;
        mapped[scan + 6] = 1;
        assertUnsupported(vector, mapped, "mapping tables");
    }

    private static void assertUnsupported(Vector vector, byte[] data, String what) {
        CodecException error = assertThrows(CodecException.class, () -> vector.decode(data));
        assertEquals("JPEG-LS with " + what + " is not supported", error.getMessage());
        assertEquals(CodecException.Reason.UNSUPPORTED, error.reason());
    }

    /** Puts a segment behind the first marker. */
    private static byte[] after(byte[] data, String segment) {
        String hex = HexFormat.of().formatHex(data);
        return HexFormat.of().parseHex(hex.substring(0, 4) + segment + hex.substring(4));
    }

    /** Where the header of the frame begins. */
    private static int frame(byte[] data) {
        for (int at = 2; ; at += 2 + ((data[at + 2] & 0xff) << 8 | data[at + 3] & 0xff)) {
            int marker = data[at + 1] & 0xff;
            if (marker == 0xc1 || marker == 0xc3 || marker == 0xf7) {
                return at;
            }
        }
    }

    @Test
    void bitsOfRunsBecomeBytes() throws CodecException {
        // 20 pixels: 16 equal bits in a run, a control byte that does nothing, and a literal.
        byte[] data = new byte[64 + 5];
        data[0] = 1;
        data[4] = 64;
        System.arraycopy(new byte[] {-1, 0b01010101, -128, 0, 0b1110}, 0, data, 64, 5);
        byte[] values = Codec.RLE.decode(data, new FrameShape(5, 4, 1, 1, 1));
        assertArrayEquals(new byte[] {1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 1}, values);
        data[4] = 63;
        CodecException error =
                assertThrows(CodecException.class, () -> Codec.RLE.decode(data, new FrameShape(5, 4, 1, 1, 1)));
        assertEquals("the RLE data names segments that it doesn't have", error.getMessage());
    }

    @Test
    void runLengthsOfLargeFramesStandFarIntoTheData() throws CodecException {
        FrameShape shape = new FrameShape(300, 300, 3, 8, 8);
        byte[] values = new byte[shape.values()];
        new Random(5).nextBytes(values);
        int pixels = 300 * 300;
        ByteBuffer data = ByteBuffer.allocate(64 + 3 * (pixels + pixels / 100)).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(3);
        for (int sample = 0; sample < 3; sample++) {
            data.putInt(64 + sample * (pixels + pixels / 100));
        }
        data.position(64);
        for (int sample = 0; sample < 3; sample++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                if (pixel % 100 == 0) {
                    data.put((byte) 99);
                }
                data.put(values[3 * pixel + sample]);
            }
        }
        assertArrayEquals(values, Codec.RLE.decode(data.array(), shape));
    }

    @Test
    void errorsNameTheByte() throws IOException {
        Vector vector = Vector.named("jpeg/extended-dcmtk.jpg");
        byte[] data = vector.data();
        data[2] = 0;
        CodecException error =
                assertThrows(CodecException.class, () -> vector.codec().decode(data, vector.shape()));
        assertEquals("the JPEG data has bytes where a marker must stand at byte 2", error.getMessage());
        byte[] cut = Arrays.copyOf(vector.data(), 4);
        error = assertThrows(CodecException.class, () -> vector.codec().decode(cut, vector.shape()));
        assertEquals("the JPEG data ends too early at byte 2", error.getMessage());
    }

    @Test
    void noFrameHasAnImpossibleShape() {
        assertThrows(IllegalArgumentException.class, () -> new FrameShape(0, 1, 1, 8, 8));
        assertThrows(IllegalArgumentException.class, () -> new FrameShape(1, 1 << 16, 1, 8, 8));
        assertThrows(IllegalArgumentException.class, () -> new FrameShape(1, 1, 5, 8, 8));
        assertThrows(IllegalArgumentException.class, () -> new FrameShape(1, 1, 1, 12, 12));
        assertThrows(IllegalArgumentException.class, () -> new FrameShape(1, 1, 1, 8, 9));
        assertThrows(IllegalArgumentException.class, () -> new FrameShape(65535, 65535, 1, 8, 8));
    }
}

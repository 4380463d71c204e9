// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
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
        Vector vector = vector(name);
        byte[] data = vector.data();
        byte[] foreign = HexFormat.of().parseHex("ffd8" + "ffff" + "fffe0005616263" + "ffffffef00040102");
        ByteArrayOutputStream longer = new ByteArrayOutputStream();
        longer.writeBytes(foreign);
        longer.write(data, 2, data.length - 2);
        assertArrayEquals(decode(vector, data), decode(vector, longer.toByteArray()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg/extended-q50.jpg", "jpeg/baseline-optimised.jpg"})
    void lossyValuesAreCutOffAtTheBitsThatAreUsed(String name) throws IOException, CodecException {
        Vector vector = vector(name);
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

    /** Within a header the components' own markers come first, and a tile's header before the image's. */
    @Test
    void whatATileSaysComesFirst() throws IOException, CodecException {
        Codestream plain = new Codestream(vector("jpeg2000/no-colour-transform.j2k"));
        String style = plain.main("52");
        String steps = plain.main("5c");
        // Other levels, blocks and wavelet; other exponents.
        String wrongStyle = "ff52000c0000000100" + "05030300" + "00";
        String wrongSteps = "ff5c" + "0004" + "2040";
        plain.assertSame(wrongStyle, wrongSteps, style + steps);
        plain.assertSame(style + component("53", 1, wrongStyle), steps + component("5d", 2, wrongSteps), style + steps);
        plain.assertSame(
                style + component("53", 0, wrongStyle),
                steps,
                wrongStyle + component("53", 0, style) + component("53", 1, style) + component("53", 2, style));
        plain.assertSame(
                wrongStyle + component("53", 0, style) + component("53", 1, style) + component("53", 2, style),
                wrongSteps + component("5d", 0, steps) + component("5d", 1, steps) + component("5d", 2, steps),
                "");
        plain.assertSame(style, wrongSteps + component("5d", 0, wrongSteps), steps);
    }

    @Test
    void theOrdersOfATileTakeThePlaceOfTheImages() throws IOException, CodecException {
        Codestream changed = new Codestream(vector("jpeg2000/order-change.j2k"));
        String wrong = "ff5f0009" + "00000003030304";
        changed.assertSame(changed.main("52") + wrong, changed.main("5c"), "");
    }

    @Test
    void aTileWithoutALengthGoesOnToTheEnd() throws IOException, CodecException {
        for (String end : new String[] {"ffd9", ""}) {
            Vector vector = vector("jpeg2000/reversible-grey8.j2k");
            String hex = HexFormat.of().formatHex(vector.data());
            int tile = hex.indexOf("ff90000a0000") + 12;
            String open = hex.substring(0, tile) + "00000000" + hex.substring(tile + 8, hex.length() - 4) + end;
            assertArrayEquals(
                    decode(vector, vector.data()), decode(vector, HexFormat.of().parseHex(open)));
        }
    }

    /** Bytes of the size that an archive took for its own are made up for by the one tile. */
    @Test
    void oneTileOfTheExpectedSizeSaysWhatTheImageIs() throws IOException, CodecException {
        Vector vector = vector("jpeg2000/reversible-grey8.j2k");
        byte[] data = vector.data();
        data[8] = 13;
        data[13] = 10;
        assertArrayEquals(decode(vector, vector.data()), decode(vector, data));
        // Where the image has an offset, too, nothing says what was meant.
        data[23] = 1;
        CodecException error = assertThrows(CodecException.class, () -> decode(vector, data));
        assertEquals(CodecException.Reason.OTHER_PICTURE, error.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg/lossless-rgb-1.jpg", "jpegls/lossless-line.jls"})
    void subsampledColoursAreRefusedWhereEveryPixelMustCount(String name) throws IOException {
        Vector vector = vector(name);
        byte[] data = vector.data();
        data[frame(data) + 11] = 0x21;
        CodecException error = assertThrows(CodecException.class, () -> decode(vector, data));
        assertEquals(CodecException.Reason.UNSUPPORTED, error.reason());
        assertTrue(error.getMessage().endsWith("with subsampled colours is not supported"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg/lossless-bits-8.jpg", "jpegls/lossless-grey8.jls", "jpeg/extended-q50.jpg"})
    void theSamplingOfASingleColourMeansNothing(String name) throws IOException, CodecException {
        Vector vector = vector(name);
        byte[] data = vector.data();
        data[frame(data) + 11] = 0x22;
        assertArrayEquals(decode(vector, vector.data()), decode(vector, data));
    }

    @Test
    void partsOfJpegLsThatAreNotReadAreRefused() throws IOException, CodecException {
        Vector vector = vector("jpegls/lossless-grey8.jls");
        assertArrayEquals(decode(vector, vector.data()), decode(vector, after(vector.data(), "ffdd00040000")));
        assertUnsupported(vector, after(vector.data(), "ffdd00040010"), "restart intervals");
        assertUnsupported(vector, after(vector.data(), "fff8000502000000"), "mapping tables");
        byte[] mapped = vector.data();
        int scan = HexFormat.of().formatHex(mapped).indexOf("ffda") / 2;
        mapped[scan + 6] = 1;
        assertUnsupported(vector, mapped, "mapping tables");
    }

    private static void assertUnsupported(Vector vector, byte[] data, String what) {
        CodecException error = assertThrows(CodecException.class, () -> decode(vector, data));
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
    void errorsNameTheByte() throws IOException {
        Vector vector = vector("jpeg/extended-dcmtk.jpg");
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

    /** The marker segment of one component that says what the one of all components does. */
    private static String component(String marker, int number, String segment) {
        boolean style = marker.equals("53");
        // A style begins with its flags, the order, layers and colour transform, of which a component has the flags.
        String rest = style ? segment.substring(8, 10) + segment.substring(18) : segment.substring(8);
        String body = String.format("%02x", number) + rest;
        return "ff" + marker + String.format("%04x", 2 + body.length() / 2) + body;
    }

    private static Vector vector(String name) throws IOException {
        return Vector.all().stream()
                .filter(vector -> vector.file().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] decode(Vector vector, byte[] data) throws CodecException {
        return vector.codec().decode(data, vector.shape());
    }

    /** A codestream of one tile, as hexadecimal digits, whose headers can be rewritten. */
    private static final class Codestream {
        private final Vector vector;
        private final String hex;

        private Codestream(Vector vector) throws IOException {
            this.vector = vector;
            this.hex = HexFormat.of().formatHex(vector.data());
        }

        /** A segment of the main header. */
        private String main(String marker) {
            int at = 4;
            while (!hex.startsWith("ff" + marker, at)) {
                at = end(at);
            }
            return hex.substring(at, end(at));
        }

        private int end(int at) {
            return at + 4 + 2 * Integer.parseInt(hex.substring(at + 4, at + 8), 16);
        }

        /** Other style and steps in the main header, and more in the tile's, give the same picture. */
        private void assertSame(String style, String steps, String tile) throws IOException, CodecException {
            String size = main("51");
            String start = main("90");
            int body = hex.indexOf("ff93", hex.indexOf(start));
            String own = hex.substring(hex.indexOf(start) + start.length(), body);
            int length = Integer.parseInt(start.substring(12, 20), 16);
            String longer = String.format("%08x", length + tile.length() / 2);
            String rewritten = "ff4f" + size + style + steps + start.substring(0, 12) + longer + start.substring(20)
                    + tile + own + hex.substring(body);
            assertArrayEquals(
                    decode(vector, vector.data()), decode(vector, HexFormat.of().parseHex(rewritten)));
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.HexFormat;
import org.consilium.codec.frame.CodecException;
import org.junit.jupiter.api.Test;

/** Headers of JPEG 2000 that the standard allows and our encoders don't write: vectors rewritten by hand. */
class Jpeg2000HeadersTest {
    /** Within a header the components' own markers come first, and a tile's header before the image's. */
    @Test
    void whatATileSaysComesFirst() throws IOException, CodecException {
        Codestream plain = new Codestream(Vector.named("jpeg2000/no-colour-transform.j2k"));
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
        Codestream changed = new Codestream(Vector.named("jpeg2000/order-change.j2k"));
        String wrong = "ff5f0009" + "00000003030304";
        changed.assertSame(changed.main("52") + wrong, changed.main("5c"), "");
    }

    @Test
    void aTileWithoutALengthGoesOnToTheEnd() throws IOException, CodecException {
        for (String end : new String[] {"ffd9", ""}) {
            Vector vector = Vector.named("jpeg2000/reversible-grey8.j2k");
            String hex = HexFormat.of().formatHex(vector.data());
            int tile = hex.indexOf("ff90000a0000") + 12;
            String open = hex.substring(0, tile) + "00000000" + hex.substring(tile + 8, hex.length() - 4) + end;
            assertArrayEquals(
                    vector.decode(vector.data()), vector.decode(HexFormat.of().parseHex(open)));
        }
    }

    /** Bytes of the size that an archive took for its own are made up for by the one tile. */
    @Test
    void oneTileOfTheExpectedSizeSaysWhatTheImageIs() throws IOException, CodecException {
        Vector vector = Vector.named("jpeg2000/reversible-grey8.j2k");
        byte[] data = vector.data();
        data[8] = 13;
        data[13] = 10;
        assertArrayEquals(vector.decode(vector.data()), vector.decode(data));
        // Where the image has an offset, too, nothing says what was meant.
        data[23] = 1;
        CodecException error = assertThrows(CodecException.class, () -> vector.decode(data));
        assertEquals(CodecException.Reason.OTHER_PICTURE, error.reason());
    }

    /** The marker segment of one component that says what the one of all components does. */
    private static String component(String marker, int number, String segment) {
        boolean style = marker.equals("53");
        // A style begins with its flags, the order, layers and colour transform, of which a component has the flags.
        String rest = style ? segment.substring(8, 10) + segment.substring(18) : segment.substring(8);
        String body = String.format("%02x", number) + rest;
        return "ff" + marker + String.format("%04x", 2 + body.length() / 2) + body;
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
                    vector.decode(vector.data()), vector.decode(HexFormat.of().parseHex(rewritten)));
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Character sets of DICOM PS3.3 C.12.1.1.2. Escape sequences inside a text follow the first set that uses them. */
public class SpecificCharacterSet {
    public static final SpecificCharacterSet ASCII =
            new SpecificCharacterSet(StandardCharsets.US_ASCII, StandardCharsets.US_ASCII);

    private static final byte ESCAPE = 0x1b;

    private final Charset plain;
    private final Charset escaped;

    private SpecificCharacterSet(Charset plain, Charset escaped) {
        this.plain = plain;
        this.escaped = escaped;
    }

    /** The character set that (0008,0005) names; unknown names are read as ISO 8859-1, which loses nothing. */
    public static SpecificCharacterSet valueOf(String... codes) {
        if (codes == null || codes.length == 0) {
            return ASCII;
        }
        Charset plain = charset(codes[0]);
        Charset escaped = plain;
        for (String code : codes) {
            Charset candidate = charset(code);
            if (code != null && code.startsWith("ISO 2022") && candidate != StandardCharsets.US_ASCII) {
                escaped = candidate;
            }
        }
        return new SpecificCharacterSet(plain, escaped);
    }

    /** Writes a text; {@code delimiters} play no role here. */
    public byte[] encode(String text, String delimiters) {
        return text.getBytes(plain);
    }

    /** Reads a text; {@code delimiters} play no role here. */
    public String decode(byte[] bytes, String delimiters) {
        boolean hasEscape = false;
        for (byte value : bytes) {
            hasEscape |= value == ESCAPE;
        }
        if (!hasEscape) {
            return new String(bytes, plain);
        }
        if (escaped.name().startsWith("ISO-2022-JP")) {
            return new String(bytes, escaped);
        }
        // The Korean and Chinese designations only say that high bytes are two-byte characters.
        byte[] bare = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == ESCAPE) {
                i += i + 1 < bytes.length && bytes[i + 1] == '$' ? 3 : 2;
            } else {
                bare[length++] = bytes[i];
            }
        }
        return new String(bare, 0, length, escaped);
    }

    private static Charset charset(String code) {
        String term = code == null ? "" : code.toUpperCase(Locale.ROOT).trim();
        int number = term.length() > 3 ? term.indexOf("IR") : -1;
        String name =
                switch (number < 0 || number + 3 > term.length() ? term : term.substring(number + 3)) {
                    case "", "6" -> "US-ASCII";
                    case "101" -> "ISO-8859-2";
                    case "109" -> "ISO-8859-3";
                    case "110" -> "ISO-8859-4";
                    case "144" -> "ISO-8859-5";
                    case "127" -> "ISO-8859-6";
                    case "126" -> "ISO-8859-7";
                    case "138" -> "ISO-8859-8";
                    case "148" -> "ISO-8859-9";
                    case "203" -> "ISO-8859-15";
                    case "13" -> "JIS_X0201";
                    case "166" -> "TIS-620";
                    case "192" -> "UTF-8";
                    case "87", "159" -> "ISO-2022-JP-2";
                    case "149" -> "EUC-KR";
                    case "58" -> "GB2312";
                    case "GB18030" -> "GB18030";
                    case "GBK" -> "GBK";
                    default -> "ISO-8859-1";
                };
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.ISO_8859_1;
    }
}

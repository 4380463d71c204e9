// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Character sets of DICOM PS3.3 C.12.1.1.2. Unknown names stand for ASCII. Escape sequences of ISO 2022 are followed when
 * a text is read; a text is written in the first set alone.
 */
public class SpecificCharacterSet {
    public static final SpecificCharacterSet ASCII = new SpecificCharacterSet(StandardCharsets.US_ASCII, false);

    private static final byte ESCAPE = 0x1b;

    /** Sets by what follows the escape, PS3.3 tables C.12-3 and C.12-4. */
    private static final Map<String, String> ESCAPES = Map.ofEntries(
            Map.entry("(B", "US-ASCII"),
            Map.entry("(J", "JIS_X0201"),
            Map.entry(")I", "JIS_X0201"),
            Map.entry("-A", "ISO-8859-1"),
            Map.entry("-B", "ISO-8859-2"),
            Map.entry("-C", "ISO-8859-3"),
            Map.entry("-D", "ISO-8859-4"),
            Map.entry("-L", "ISO-8859-5"),
            Map.entry("-G", "ISO-8859-6"),
            Map.entry("-F", "ISO-8859-7"),
            Map.entry("-H", "ISO-8859-8"),
            Map.entry("-M", "ISO-8859-9"),
            Map.entry("-T", "TIS-620"),
            Map.entry("$B", "x-JIS0208"),
            Map.entry("$(D", "JIS_X0212-1990"),
            Map.entry("$)C", "EUC-KR"),
            Map.entry("$)A", "GB2312"));

    private final Charset first;
    private final boolean escapes;

    private SpecificCharacterSet(Charset first, boolean escapes) {
        this.first = first;
        this.escapes = escapes;
    }

    /** The character sets that (0008,0005) names. */
    public static SpecificCharacterSet valueOf(String... codes) {
        if (codes == null || codes.length == 0) {
            return ASCII;
        }
        boolean escapes = codes.length > 1 || codes[0] != null && codes[0].startsWith("ISO 2022");
        return new SpecificCharacterSet(charset(codes[0]), escapes);
    }

    /** Writes a text; {@code delimiters} play no role here. */
    public byte[] encode(String text, String delimiters) {
        return text.getBytes(first);
    }

    /** Reads a text; {@code delimiters} play no role here. */
    public String decode(byte[] bytes, String delimiters) {
        if (!escapes) {
            return new String(bytes, first);
        }
        StringBuilder text = new StringBuilder();
        Charset current = first;
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            String set = bytes[i] == ESCAPE ? sequence(bytes, i + 1) : null;
            if (set != null) {
                text.append(new String(bytes, start, i - start, current));
                current = named(ESCAPES.get(set));
                i += set.length();
                start = i + 1;
            }
        }
        return text.append(new String(bytes, start, bytes.length - start, current))
                .toString();
    }

    private static String sequence(byte[] bytes, int start) {
        for (int length = 3; length >= 2; length--) {
            if (start + length <= bytes.length) {
                String set = new String(bytes, start, length, StandardCharsets.ISO_8859_1);
                if (ESCAPES.containsKey(set)) {
                    return set;
                }
            }
        }
        return null;
    }

    private static Charset charset(String code) {
        return named(
                // UTF-8 has no form with escapes.
                switch (code == null || code.equals("ISO 2022 IR 192") ? "" : code.replace("ISO 2022 IR ", "ISO_IR ")) {
                    case "ISO_IR 100" -> "ISO-8859-1";
                    case "ISO_IR 101" -> "ISO-8859-2";
                    case "ISO_IR 109" -> "ISO-8859-3";
                    case "ISO_IR 110" -> "ISO-8859-4";
                    case "ISO_IR 144" -> "ISO-8859-5";
                    case "ISO_IR 127" -> "ISO-8859-6";
                    case "ISO_IR 126" -> "ISO-8859-7";
                    case "ISO_IR 138" -> "ISO-8859-8";
                    case "ISO_IR 148" -> "ISO-8859-9";
                    case "ISO_IR 203" -> "ISO-8859-15";
                    case "ISO_IR 13" -> "JIS_X0201";
                    case "ISO_IR 166" -> "TIS-620";
                    case "ISO_IR 192" -> "UTF-8";
                    case "GB18030", "GBK" -> "GB18030";
                    default -> "US-ASCII";
                });
    }

    private static Charset named(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
    }
}

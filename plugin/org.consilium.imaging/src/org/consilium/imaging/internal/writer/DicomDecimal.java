// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.writer;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as DICOM decimal strings, which hold at most 16 characters (PS3.5, 6.2). */
final class DicomDecimal {
    private static final int LONGEST = 16;

    private DicomDecimal() {}

    /** The number with as many decimals as fit, at most ten. */
    static String of(double value) {
        for (int scale = 10; scale >= 0; scale--) {
            BigDecimal decimal = new BigDecimal(value).setScale(scale, RoundingMode.HALF_EVEN);
            String text =
                    decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
            if (text.length() <= LONGEST) {
                return text;
            }
        }
        throw new IllegalArgumentException(value + " doesn't fit into a decimal string");
    }

    static String[] of(double... values) {
        String[] texts = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = of(values[i]);
        }
        return texts;
    }
}

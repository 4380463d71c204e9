// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.util.Arrays;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;

/**
 * Numbers of an element whatever its value representation. dcm4che answers with the default where a value representation
 * and the Java type that was asked for differ, so that a padding value (US) asked for as a double would be overlooked.
 */
public final class DicomNumbers {
    private DicomNumbers() {}

    /** The first value; {@code otherwise} where there is none, or it isn't a number. */
    public static double first(Attributes attributes, int tag, double otherwise) {
        double[] values = all(attributes, tag);
        return values.length == 0 || Double.isNaN(values[0]) ? otherwise : values[0];
    }

    /** The first value without its fraction; {@code otherwise} where there is none, or it is no number of 32 bits. */
    public static int integer(Attributes attributes, int tag, int otherwise) {
        double value = first(attributes, tag, otherwise);
        return Math.abs(value) > Integer.MAX_VALUE ? otherwise : (int) value;
    }

    /** All values; NaN for those that aren't numbers; none where the element is absent. */
    public static double[] all(Attributes attributes, int tag) {
        VR vr = attributes.getVR(tag);
        if (vr == null) {
            return new double[0];
        }
        return switch (vr) {
            case FL, FD, OF, OD -> orNone(attributes.getDoubles(tag));
            case US, SS, SL -> integers(attributes, tag, 0xffffffffffffffffL);
            case UL -> integers(attributes, tag, 0xffffffffL);
            case AE, AS, CS, DA, DS, DT, IS, LO, LT, PN, SH, ST, TM, UC, UI, UR, UT -> texts(attributes, tag);
            default -> new double[0];
        };
    }

    private static double[] integers(Attributes attributes, int tag, long mask) {
        int[] values = attributes.getInts(tag);
        return values == null
                ? new double[0]
                : Arrays.stream(values).mapToDouble(v -> v & mask).toArray();
    }

    private static double[] texts(Attributes attributes, int tag) {
        String[] values = attributes.getStrings(tag);
        return values == null
                ? new double[0]
                : Arrays.stream(values).mapToDouble(DicomNumbers::number).toArray();
    }

    private static double number(String text) {
        try {
            // Some writers follow the language of their machine.
            return text == null || text.isBlank()
                    ? Double.NaN
                    : Double.parseDouble(text.trim().replace(',', '.'));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static double[] orNone(double[] values) {
        return values == null ? new double[0] : values;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.consilium.imaging.model.ImagingException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;

/**
 * Numbers of an element whatever its value representation. dcm4che answers with the default where a value representation
 * and the Java type that was asked for differ, so that a padding value (US) asked for as a double would be overlooked.
 */
public final class DicomNumbers {
    private static final Set<VR> TEXTS = EnumSet.of(
            VR.AE, VR.AS, VR.CS, VR.DA, VR.DS, VR.DT, VR.IS, VR.LO, VR.LT, VR.PN, VR.SH, VR.ST, VR.TM, VR.UC, VR.UI,
            VR.UR, VR.UT);

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private DicomNumbers() {}

    /** The first value; {@code otherwise} where there is none, or it isn't a number. */
    public static double first(Attributes attributes, int tag, double otherwise) {
        double[] values = all(attributes, tag);
        return values.length == 0 || Double.isNaN(values[0]) ? otherwise : values[0];
    }

    /**
     * The first value of an element that decides what is read; {@code otherwise} where the element is absent or empty.
     *
     * @throws ImagingException where it isn't a number
     */
    public static double decisive(Attributes attributes, int tag, double otherwise) throws ImagingException {
        double[] values = allDecisive(attributes, tag);
        return values.length == 0 ? otherwise : values[0];
    }

    /**
     * The first value of an element that decides what is read, without a fraction.
     *
     * @throws ImagingException where it isn't a whole number of 32 bits
     */
    public static int decisiveInteger(Attributes attributes, int tag, int otherwise) throws ImagingException {
        double value = decisive(attributes, tag, otherwise);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw noNumber(tag);
        }
        return (int) value;
    }

    /**
     * All values of an element that decides what is read; none where it is absent or empty.
     *
     * @throws ImagingException where one isn't a number
     */
    public static double[] allDecisive(Attributes attributes, int tag) throws ImagingException {
        if (!attributes.containsValue(tag) || blank(attributes, tag)) {
            return new double[0];
        }
        double[] values = all(attributes, tag);
        if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw noNumber(tag);
        }
        return values;
    }

    private static boolean blank(Attributes attributes, int tag) {
        String[] values = TEXTS.contains(attributes.getVR(tag)) ? attributes.getStrings(tag) : new String[] {"1"};
        return values == null || Arrays.stream(values).allMatch(v -> v == null || v.isBlank());
    }

    private static ImagingException noNumber(int tag) {
        return new ImagingException(String.format(
                Locale.ROOT,
                "the element (%04x,%04x) holds no number where one decides what is read; correct it",
                tag >>> 16,
                tag & 0xffff));
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
            default -> TEXTS.contains(vr) ? texts(attributes, tag) : new double[0];
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
        // Some writers follow the language of their machine.
        String plain = text == null ? "" : text.trim().replace(',', '.');
        // Java would take 1D, 0x1p3 and NaN for numbers, too.
        return NUMBER.matcher(plain).matches() ? Double.parseDouble(plain) : Double.NaN;
    }

    private static double[] orNone(double[] values) {
        return values == null ? new double[0] : values;
    }
}

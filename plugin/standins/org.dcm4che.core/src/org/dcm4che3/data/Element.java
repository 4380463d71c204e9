// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One value: bytes as read, a text (values parted by backslashes), a sequence or fragments. */
record Element(VR vr, Object value) {
    boolean isEmpty() {
        if (value instanceof byte[] bytes) {
            return bytes.length == 0;
        }
        return value instanceof String text ? text.isEmpty() : ((List<?>) value).isEmpty();
    }

    byte[] bytes(SpecificCharacterSet characters) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        byte[] encoded = vr.useSpecificCharacterSet()
                ? characters.encode((String) value, "\\")
                : ((String) value).getBytes(StandardCharsets.US_ASCII);
        if (encoded.length % 2 == 0) {
            return encoded;
        }
        byte[] padded = Arrays.copyOf(encoded, encoded.length + 1);
        padded[encoded.length] = (byte) vr.paddingByte();
        return padded;
    }

    String[] strings(boolean bigEndian, SpecificCharacterSet characters) {
        if (vr.isStringType()) {
            String text = value instanceof byte[] bytes ? decode(bytes, characters) : (String) value;
            boolean one = vr == VR.LT || vr == VR.ST || vr == VR.UT || vr == VR.UR;
            String[] parts = one ? new String[] {text} : text.split("\\\\", -1);
            for (int i = 0; i < parts.length; i++) {
                parts[i] = trim(parts[i], one);
            }
            return parts.length == 1 && parts[0].isEmpty() ? new String[0] : parts;
        }
        if (!(value instanceof byte[] bytes)) {
            return null;
        }
        String[] texts = new String[BinaryValues.count(vr, bytes)];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = BinaryValues.textAt(vr, bytes, bigEndian, i);
        }
        return texts;
    }

    int[] integers(boolean bigEndian) {
        if (vr == VR.IS) {
            return integers(strings(bigEndian, SpecificCharacterSet.ASCII));
        }
        if (!(value instanceof byte[] bytes) || !BinaryValues.integers(vr)) {
            return null;
        }
        int[] numbers = new int[BinaryValues.count(vr, bytes)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) BinaryValues.integerAt(vr, bytes, bigEndian, i);
        }
        return numbers;
    }

    double[] fractions(boolean bigEndian) {
        if (vr == VR.DS) {
            return fractions(strings(bigEndian, SpecificCharacterSet.ASCII));
        }
        if (!(value instanceof byte[] bytes) || !BinaryValues.fractions(vr)) {
            return null;
        }
        double[] numbers = new double[BinaryValues.count(vr, bytes)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = BinaryValues.at(vr, bytes, bigEndian, i);
        }
        return numbers;
    }

    private String decode(byte[] bytes, SpecificCharacterSet characters) {
        return vr.useSpecificCharacterSet()
                ? characters.decode(bytes, "\\")
                : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static int[] integers(String[] texts) {
        try {
            return Arrays.stream(texts)
                    .mapToInt(text -> text.isEmpty() ? 0 : (int) Long.parseLong(text))
                    .toArray();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static double[] fractions(String[] texts) {
        try {
            return Arrays.stream(texts)
                    .mapToDouble(text -> text.isEmpty() ? Double.NaN : Double.parseDouble(text.replace(',', '.')))
                    .toArray();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String trim(String text, boolean keepLeading) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) <= ' ') {
            end--;
        }
        int start = 0;
        while (!keepLeading && start < end && text.charAt(start) <= ' ') {
            start++;
        }
        return text.substring(start, end);
    }
}

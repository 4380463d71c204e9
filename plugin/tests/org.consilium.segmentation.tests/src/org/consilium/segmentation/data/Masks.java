// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

/** Masks for tests, from text. */
public final class Masks {

    private Masks() {}

    public static BitMask of(String pixels) {
        return BitMask.ofBytes(bytes(pixels), 0, pixels.length());
    }

    public static byte[] bytes(String pixels) {
        byte[] values = new byte[pixels.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (pixels.charAt(i) - '0');
        }
        return values;
    }

    public static float[] map(String pixels) {
        float[] values = new float[pixels.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = pixels.charAt(i) - '0';
        }
        return values;
    }
}

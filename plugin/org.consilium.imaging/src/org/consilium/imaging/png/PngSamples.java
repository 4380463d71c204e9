// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.png;

/**
 * What a PNG stores, before colours are made of it.
 *
 * @param kind what the samples are
 * @param height rows
 * @param width columns
 * @param maximum the largest sample there can be: 1, 3, 15, 255 or 65535
 * @param values {@code [H,W]}, for colours {@code [3,H,W]}, 0 to {@code maximum}
 * @param opacity {@code [H,W]}, 0 for invisible to {@code maximum}; empty where the file says nothing of it pixel by pixel
 */
public record PngSamples(Kind kind, int height, int width, int maximum, int[] values, int[] opacity) {
    /** What a sample is. */
    public enum Kind {
        /** A brightness. */
        GREY,
        /** One of red, green and blue. */
        COLOUR,
        /** The number of an entry in a table of colours. */
        INDEX
    }

    /** Number of pixels. */
    public int pixels() {
        return height * width;
    }
}

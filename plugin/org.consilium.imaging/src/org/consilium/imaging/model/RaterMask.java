// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.model;

import java.util.Objects;

/**
 * What one rater drew on one slice.
 *
 * @param rater rater id as the annotation names it
 * @param height rows
 * @param width columns
 * @param values {@code height * width} values, 0 or 1, row by row; all zero where the rater looked and drew nothing
 */
public record RaterMask(String rater, int height, int width, byte[] values) {
    /** Checks that the extent fits the values. */
    public RaterMask {
        Objects.requireNonNull(rater, "rater");
        if (height < 1 || width < 1 || (long) height * width != values.length) {
            throw new IllegalArgumentException(
                    "a mask of " + height + "x" + width + " can't hold " + values.length + " values");
        }
    }

    /** Number of pixels inside the mask. */
    public int area() {
        int area = 0;
        for (byte value : values) {
            area += value;
        }
        return area;
    }
}

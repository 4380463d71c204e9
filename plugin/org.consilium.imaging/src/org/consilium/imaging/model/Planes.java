// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.model;

import java.util.Objects;

/**
 * Image values of one case, {@code [C,H,W]}: channel by channel, row by row. The unit is whatever the reader's
 * normalisation says: rescaled units (HU for CT) or values in [0,1].
 *
 * @param channels number of channels, at least 1
 * @param height rows
 * @param width columns
 * @param values {@code channels * height * width} values; owned by this record, not copied
 */
public record Planes(int channels, int height, int width, float[] values) {
    /** Checks that the extent fits the values. */
    public Planes {
        Objects.requireNonNull(values, "values");
        if (channels < 1 || height < 1 || width < 1 || (long) channels * height * width != values.length) {
            throw new IllegalArgumentException(
                    "planes of " + channels + "x" + height + "x" + width + " can't hold " + values.length + " values");
        }
    }

    /** The value of one pixel. */
    public float at(int channel, int row, int column) {
        return values[(channel * height + row) * width + column];
    }
}

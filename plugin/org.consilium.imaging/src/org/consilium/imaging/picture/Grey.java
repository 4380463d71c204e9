// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

/**
 * An image from black at its lowest to white at its highest value.
 *
 * @param values row by row
 */
record Grey(float[] values, float low, float high) {

    static Grey of(float[] values) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new Grey(values, low, high);
    }

    void draw(Canvas canvas, Panel panel) {
        double range = high > low ? high - low : 1;
        canvas.image(panel, values, value -> (value - low) / range, Palette::grey);
    }
}

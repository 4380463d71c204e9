// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

/**
 * How far apart neighbouring pixels are, and in which unit that is said.
 *
 * @param row distance of the centres of neighbouring rows, greater than 0
 * @param column distance of the centres of neighbouring columns, greater than 0
 * @param unit {@link #MILLIMETRES} or {@link #PIXELS}
 */
public record PixelScale(double row, double column, String unit) {

    public static final String MILLIMETRES = "mm";
    public static final String PIXELS = "px";

    /**
     * The scale of a picture.
     *
     * @param rowSpacing mm; anything but a finite positive number means unknown
     * @param columnSpacing mm; as above
     * @return distances in mm if both spacings are known, otherwise in pixels, which are then taken as square
     */
    public static PixelScale of(double rowSpacing, double columnSpacing) {
        return isLength(rowSpacing) && isLength(columnSpacing)
                ? new PixelScale(rowSpacing, columnSpacing, MILLIMETRES)
                : new PixelScale(1, 1, PIXELS);
    }

    private static boolean isLength(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }
}

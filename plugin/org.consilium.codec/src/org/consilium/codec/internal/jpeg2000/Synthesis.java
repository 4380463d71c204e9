// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

/** Puts the bands of a resolution and the resolution below together. */
final class Synthesis {
    private Synthesis() {}

    /**
     * The values of a resolution above the lowest, row by row.
     *
     * @param below values of the resolution below
     */
    static double[] of(Resolution resolution, double[] below, boolean reversible) {
        Area area = resolution.area();
        int width = area.width();
        double[] plane = new double[width * area.height()];
        int lowWidth = area.reduced(1).width();
        int oddColumn = area.left() & 1;
        int oddRow = area.top() & 1;
        for (int y = 0; y < area.height(); y++) {
            boolean highRow = (y + oddRow & 1) == 1;
            int line = highRow ? y + oddRow - 1 >> 1 : y >> 1;
            Band right = resolution.bands().get(highRow ? Band.HH - 1 : Band.HL - 1);
            double[] low = highRow ? resolution.bands().get(Band.LH - 1).values() : below;
            double[] high = right.values();
            int from = line * lowWidth;
            for (int x = oddColumn; x < width; x += 2) {
                plane[y * width + x] = low[from + (x >> 1)];
            }
            from = line * right.area().width();
            for (int x = 1 - oddColumn; x < width; x += 2) {
                plane[y * width + x] = high[from + (x + oddColumn - 1 >> 1)];
            }
        }
        Wavelet.inverse(plane, area, reversible);
        return plane;
    }
}

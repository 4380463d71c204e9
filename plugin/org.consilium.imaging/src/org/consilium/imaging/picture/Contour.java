// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

import java.util.Arrays;

/** The border of a mask as an antialiased line, half way between the pixels inside and those outside. */
final class Contour {

    private static final double HALF = 0.5;

    private final Panel panel;
    private final float[] distance;

    /** @param mask 0/1 per image pixel, row by row */
    Contour(Panel panel, byte[] mask) {
        this.panel = panel;
        this.distance = new float[panel.width() * panel.height()];
        Arrays.fill(distance, Float.POSITIVE_INFINITY);
        Field field = Field.of(panel.rows(), panel.columns(), mask);
        int top = panel.rows();
        int bottom = -1;
        int left = panel.columns();
        int right = -1;
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] != 0) {
                top = Math.min(top, i / panel.columns());
                bottom = Math.max(bottom, i / panel.columns());
                left = Math.min(left, i % panel.columns());
                right = Math.max(right, i % panel.columns());
            }
        }
        // the line runs at most one image pixel beyond the mask
        for (int y = panel.screen(top - 1); y < Math.min(panel.height(), panel.screen(bottom + 2)); y++) {
            for (int x = panel.screen(left - 1); x < Math.min(panel.width(), panel.screen(right + 2)); x++) {
                distance[y * panel.width() + x] = (float) distance(field, panel.row(y), panel.column(x));
            }
        }
    }

    /** From a screen pixel to the line, in screen pixels, to first order: the height above one half by the slope. */
    private double distance(Field field, double row, double column) {
        if (field.flat(row, column)) {
            return Double.POSITIVE_INFINITY;
        }
        double height = Math.abs(field.at(row, column) - HALF);
        return height == 0 ? 0 : panel.scale() * height / field.slope(row, column);
    }

    /** How much of a screen pixel of the panel a line of that width covers, 0 to 1. */
    double coverage(int x, int y, double width) {
        return Math.max(0, Math.min(1, width / 2 + HALF - distance[y * panel.width() + x]));
    }
}

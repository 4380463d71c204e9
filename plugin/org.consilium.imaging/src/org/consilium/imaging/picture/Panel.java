// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

/**
 * A part of the canvas that shows one image.
 *
 * @param left screen pixels
 * @param top screen pixels
 * @param rows image pixels
 * @param columns image pixels
 * @param scale screen pixels per image pixel, at least 1
 */
record Panel(int left, int top, int rows, int columns, double scale) {

    int width() {
        return (int) Math.round(columns * scale);
    }

    int height() {
        return (int) Math.round(rows * scale);
    }

    /** Row of the image under the middle of a screen row of this panel; whole numbers are the middles of image rows. */
    double row(int y) {
        return (y + 0.5) / scale - 0.5;
    }

    /** Column of the image under the middle of a screen column of this panel. */
    double column(int x) {
        return (x + 0.5) / scale - 0.5;
    }

    /** First screen row or column of an image row or column, not below 0. */
    int screen(int index) {
        return (int) Math.max(0, Math.floor(index * scale));
    }
}

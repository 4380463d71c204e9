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
 * @param scale screen pixels per image pixel
 */
record Panel(int left, int top, int rows, int columns, int scale) {

    int width() {
        return columns * scale;
    }

    int height() {
        return rows * scale;
    }

    /** Index of the image pixel shown at a screen pixel of this panel. */
    int source(final int x, final int y) {
        return y / scale * columns + x / scale;
    }
}

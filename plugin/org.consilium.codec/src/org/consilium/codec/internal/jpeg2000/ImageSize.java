// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

/**
 * The image and tile size marker, ITU-T T.800 A.5.1, of an image without subsampled components.
 *
 * @param right end of the image area on the reference grid
 * @param bottom likewise
 * @param left beginning of the image area
 * @param top likewise
 * @param tileWidth width of a tile
 * @param tileHeight height of a tile
 * @param tileLeft beginning of the first tile
 * @param tileTop likewise
 * @param bits one a component: its precision
 * @param signed one a component
 */
record ImageSize(
        int right,
        int bottom,
        int left,
        int top,
        int tileWidth,
        int tileHeight,
        int tileLeft,
        int tileTop,
        int[] bits,
        boolean[] signed) {
    int width() {
        return right - left;
    }

    int height() {
        return bottom - top;
    }

    int components() {
        return bits.length;
    }

    int tileColumns() {
        return (int) (((long) right - tileLeft + tileWidth - 1) / tileWidth);
    }

    int tiles() {
        return (int)
                Math.min(Integer.MAX_VALUE, tileColumns() * (((long) bottom - tileTop + tileHeight - 1) / tileHeight));
    }
}

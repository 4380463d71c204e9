// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

/**
 * A rectangle of the reference grid, or of a resolution of it.
 *
 * @param left first column
 * @param top first row
 * @param right column after the last
 * @param bottom row after the last
 */
record Area(int left, int top, int right, int bottom) {
    int width() {
        return right - left;
    }

    int height() {
        return bottom - top;
    }

    boolean empty() {
        return right <= left || bottom <= top;
    }

    /** The same area where only every 2^levels-th line and column is kept, ITU-T T.800 B-14. */
    Area reduced(int levels) {
        return reduced(levels, 0, 0);
    }

    /** The same of a sub-band, B-15: its lines and columns are shifted before most of them are dropped. */
    Area reduced(int levels, long right, long down) {
        return new Area(
                ceil(left - right, levels),
                ceil(top - down, levels),
                ceil(this.right - right, levels),
                ceil(bottom - down, levels));
    }

    private static int ceil(long value, int levels) {
        return levels > 40 ? value > 0 ? 1 : 0 : (int) (value + (1L << levels) - 1 >> levels);
    }
}

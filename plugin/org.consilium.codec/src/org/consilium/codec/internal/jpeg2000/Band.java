// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

/**
 * A sub-band of a resolution.
 *
 * @param orientation which sub-band it is
 * @param area in its own coordinates
 * @param values one a cell of the area, row by row; filled by the code blocks
 * @param index among the bands of the component, from the lowest
 */
record Band(int orientation, Area area, double[] values, int index) {
    /** Low in both directions. */
    static final int LL = 0;
    /** High across, low down. */
    static final int HL = 1;
    /** Low across, high down. */
    static final int LH = 2;
    /** High in both directions. */
    static final int HH = 3;

    static Band of(int orientation, Area area, int index) {
        int size = Math.max(0, area.width()) * Math.max(0, area.height());
        return new Band(orientation, area, new double[size], index);
    }

    /** Bits by which the wavelet's gain widens the range of values, ITU-T T.800 table E.1. */
    int gain() {
        return orientation == LL ? 0 : orientation == HH ? 2 : 1;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

import org.consilium.segmentation.data.BitMask;

/**
 * How many pixels two masks, or two raters' masks of all slices of a volume, have and share.
 *
 * @param first pixels of the first
 * @param second pixels of the second
 * @param shared pixels inside both
 */
public record PixelOverlap(long first, long second, long shared) {

    static final PixelOverlap NONE = new PixelOverlap(0, 0, 0);

    static PixelOverlap of(BitMask first, BitMask second) {
        return new PixelOverlap(first.area(), second.area(), first.intersection(second));
    }

    PixelOverlap plus(PixelOverlap other) {
        return new PixelOverlap(first + other.first, second + other.second, shared + other.shared);
    }

    /** Twice what is shared over the sum of both, 0 to 1; 1 if both are empty. */
    public double dice() {
        return bothEmpty() ? 1 : 2.0 * shared / (first + second);
    }

    /** What is shared over the union, 0 to 1; 1 if both are empty. */
    public double iou() {
        return bothEmpty() ? 1 : (double) shared / (first + second - shared);
    }

    public boolean bothEmpty() {
        return first + second == 0;
    }

    /** Whether exactly one is empty, so that there is no distance. */
    public boolean oneEmpty() {
        return (first == 0) != (second == 0);
    }
}

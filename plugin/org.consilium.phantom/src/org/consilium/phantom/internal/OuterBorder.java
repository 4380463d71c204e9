// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Walks once around a connected region and lists the pixels just outside it, as LIDC outlines do. The walk follows the
 * sides of the region's pixels with the region to its right, so that a polygon through the listed pixels winds around
 * the region and around nothing else but its holes.
 */
final class OuterBorder {
    private static final int[] STEP_X = {1, 0, -1, 0};
    private static final int[] STEP_Y = {0, 1, 0, -1};
    // Offsets from a corner to the pixel on the left and on the right, heading east, south, west, north.
    private static final int[] LEFT_X = {0, 0, -1, -1};
    private static final int[] LEFT_Y = {-1, 0, 0, -1};
    private static final int[] RIGHT_X = {0, -1, -1, 0};
    private static final int[] RIGHT_Y = {0, 0, -1, -1};

    private final BitSet region;
    private final int rows;
    private final int columns;

    private OuterBorder(BitSet region, int rows, int columns) {
        this.region = region;
        this.rows = rows;
        this.columns = columns;
    }

    /** Column and row of the pixels in walking order; neighbours touch, the last one touches the first. */
    static List<int[]> of(BitSet region, int rows, int columns) {
        return new OuterBorder(region, rows, columns).walk();
    }

    private List<int[]> walk() {
        int start = region.nextSetBit(0);
        int startX = start % columns;
        int startY = start / columns;
        int x = startX;
        int y = startY;
        int heading = 0;
        List<int[]> border = new ArrayList<>();
        do {
            int[] outside = {x + LEFT_X[heading], y + LEFT_Y[heading]};
            int[] last = border.isEmpty() ? null : border.get(border.size() - 1);
            if (last == null || last[0] != outside[0] || last[1] != outside[1]) {
                border.add(outside);
            }
            x += STEP_X[heading];
            y += STEP_Y[heading];
            if (!inside(x + RIGHT_X[heading], y + RIGHT_Y[heading])) {
                heading = (heading + 1) % 4;
            } else if (inside(x + LEFT_X[heading], y + LEFT_Y[heading])) {
                heading = (heading + 3) % 4;
            }
        } while (x != startX || y != startY || heading != 0);
        return border;
    }

    private boolean inside(int x, int y) {
        return x >= 0 && y >= 0 && x < columns && y < rows && region.get(y * columns + x);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import org.consilium.codec.frame.CodecException;

/** A quad tree of minima, ITU-T T.800 B.10.2. */
final class TagTree {
    private final int[] widths;
    private final int[] starts;
    private final int[] value;
    private final int[] low;
    private final int levels;

    /**
     * @param width leaves in a row, at least 1
     * @param height rows of leaves, at least 1
     */
    TagTree(int width, int height) {
        int count = 1;
        for (int w = width, h = height; w > 1 || h > 1; count++) {
            w = w + 1 >> 1;
            h = h + 1 >> 1;
        }
        levels = count;
        widths = new int[levels];
        starts = new int[levels];
        int nodes = 0;
        int w = width;
        int h = height;
        for (int level = 0; level < levels; level++) {
            widths[level] = w;
            starts[level] = nodes;
            nodes += w * h;
            w = w + 1 >> 1;
            h = h + 1 >> 1;
        }
        value = new int[nodes];
        java.util.Arrays.fill(value, Integer.MAX_VALUE);
        low = new int[nodes];
    }

    /** Reads on until it is known whether the leaf's value is below the threshold. */
    boolean below(int column, int row, int threshold, PacketBits bits) throws CodecException {
        int least = 0;
        int node = 0;
        for (int level = levels - 1; level >= 0; level--) {
            node = starts[level] + (row >> level) * widths[level] + (column >> level);
            least = Math.max(least, low[node]);
            while (least < threshold && least < value[node]) {
                if (bits.bit() == 1) {
                    value[node] = least;
                } else {
                    least++;
                }
            }
            low[node] = least;
        }
        return value[node] < threshold;
    }
}

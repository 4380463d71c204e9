// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.masks;

import java.util.ArrayDeque;
import java.util.BitSet;
import org.consilium.imaging.internal.voxels.Voxels;

/**
 * Tells grey edges, as drawing programs smooth them, from labels. Grey pixels of an edge have several levels, lie close to
 * the outside, never fill a square of one level, and belong to something that is white elsewhere.
 */
final class SoftEdges {
    /** How far a pixel of an edge may lie from the outside. */
    private static final int REACH = 4;

    private final int width;
    private final int height;
    private final int white;
    private final int[] values;
    private final BitSet levels = new BitSet();

    private SoftEdges(float[] slice, int width, int height, int white) {
        this.width = width;
        this.height = height;
        this.white = white;
        values = new int[slice.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = ValueCensus.label(slice[i]);
        }
    }

    /** Whether every value of a mask between 0 and white belongs to an edge. */
    static boolean only(Voxels mask, int white) {
        BitSet levels = new BitSet();
        for (int z = 0; z < mask.depth(); z++) {
            SoftEdges edges = new SoftEdges(mask.slice(0, z), mask.width(), mask.height(), white);
            if (!edges.only()) {
                return false;
            }
            levels.or(edges.levels);
        }
        // A single level may be a label that rings another one.
        boolean middle = levels.stream().anyMatch(level -> level > 0.2 * white && level < 0.8 * white);
        return levels.cardinality() > 1 && middle;
    }

    private boolean only() {
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0 && values[i] < white) {
                levels.set(values[i]);
                if (!nearOutside(i) || fillsSquare(i)) {
                    return false;
                }
            }
        }
        return levels.isEmpty() || everyPartIsWhiteSomewhere();
    }

    private boolean nearOutside(int pixel) {
        for (int y = Math.max(0, pixel / width - REACH); y <= Math.min(height - 1, pixel / width + REACH); y++) {
            for (int x = Math.max(0, pixel % width - REACH); x <= Math.min(width - 1, pixel % width + REACH); x++) {
                if (values[y * width + x] == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean fillsSquare(int pixel) {
        int y = pixel / width;
        int x = pixel % width;
        if (y < 1 || x < 1 || y > height - 2 || x > width - 2) {
            return false;
        }
        for (int row = y - 1; row <= y + 1; row++) {
            for (int column = x - 1; column <= x + 1; column++) {
                if (values[row * width + column] != values[pixel]) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean everyPartIsWhiteSomewhere() {
        BitSet reached = new BitSet(values.length);
        ArrayDeque<Integer> next = new ArrayDeque<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] == white) {
                reached.set(i);
                next.add(i);
            }
        }
        while (!next.isEmpty()) {
            int pixel = next.remove();
            for (int y = Math.max(0, pixel / width - 1); y <= Math.min(height - 1, pixel / width + 1); y++) {
                for (int x = Math.max(0, pixel % width - 1); x <= Math.min(width - 1, pixel % width + 1); x++) {
                    int neighbour = y * width + x;
                    if (values[neighbour] > 0 && !reached.get(neighbour)) {
                        reached.set(neighbour);
                        next.add(neighbour);
                    }
                }
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0 && !reached.get(i)) {
                return false;
            }
        }
        return true;
    }
}

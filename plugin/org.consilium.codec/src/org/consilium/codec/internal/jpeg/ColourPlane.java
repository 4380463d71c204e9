// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg;

import org.consilium.codec.internal.marker.FrameHeader;

/** The samples of a colour of a sequential frame, in whole blocks of 8x8, and what its scan needs. */
final class ColourPlane {
    private static final int SIDE = 8;

    private final FrameHeader.Component component;
    private final int columns;
    private final int rows;
    private final int[] samples;
    private HuffmanTable dc;
    private HuffmanTable ac;
    private int[] steps;
    private int prediction;

    /**
     * @param columns blocks in a row
     * @param rows rows of blocks
     */
    ColourPlane(FrameHeader.Component component, int columns, int rows) {
        this.component = component;
        this.columns = columns;
        this.rows = rows;
        this.samples = new int[columns * rows * SIDE * SIDE];
    }

    FrameHeader.Component component() {
        return component;
    }

    /** Blocks in a row. */
    int columns() {
        return columns;
    }

    /** Rows of blocks. */
    int rows() {
        return rows;
    }

    /** Sets the tables of the scan that brings this colour; none is null. */
    void begin(HuffmanTable dcTable, HuffmanTable acTable, int[] quantisation) {
        dc = dcTable;
        ac = acTable;
        steps = quantisation;
    }

    HuffmanTable dc() {
        return dc;
    }

    HuffmanTable ac() {
        return ac;
    }

    /** What a coefficient is multiplied by, row by row. */
    int[] steps() {
        return steps;
    }

    /** The first coefficient of the next block, which is coded as its difference to the one before. */
    int predicted(int difference) {
        prediction += difference;
        return prediction;
    }

    /** Begins to predict anew. */
    void restart() {
        prediction = 0;
    }

    /** Puts a block into its place: values around 0, row by row. */
    void put(int column, int row, double[] block, int middle, int greatest) {
        int line = columns * SIDE;
        int to = row * SIDE * line + column * SIDE;
        for (int y = 0; y < SIDE; y++, to += line) {
            for (int x = 0; x < SIDE; x++) {
                long value = Math.round(block[y * SIDE + x]) + middle;
                samples[to + x] = (int) Math.max(0, Math.min(greatest, value));
            }
        }
    }

    /** A sample. */
    int at(int x, int y) {
        return samples[y * columns * SIDE + x];
    }
}

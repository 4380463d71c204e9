// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.grey;

import org.consilium.imaging.model.ImagingException;

/**
 * A lookup table written in segments, PS3.3 C.7.9.2: values one by one, straight lines from the value before, and copies
 * of segments that stand earlier.
 */
final class SegmentedTable {
    private static final int DISCRETE = 0;
    private static final int LINEAR = 1;
    private static final int INDIRECT = 2;

    private final int[] cells;
    private final int cellsOfOffset;
    private final int bytesOfCell;
    private final double[] values;
    private int position;
    private int count;

    private SegmentedTable(int[] cells, int bytesOfCell, int entries) {
        this.cells = cells;
        this.bytesOfCell = bytesOfCell;
        this.cellsOfOffset = 4 / bytesOfCell;
        this.values = new double[entries];
    }

    /**
     * Writes a table out.
     *
     * @param cells numbers of 8 or 16 bits
     * @param bytesOfCell 1 or 2
     * @param entries length of the table
     * @throws ImagingException where the segments don't make a table of this length
     */
    static double[] expanded(int[] cells, int bytesOfCell, int entries) throws ImagingException {
        SegmentedTable table = new SegmentedTable(cells, bytesOfCell, entries);
        while (table.count < entries) {
            table.segment(true);
        }
        return table.values;
    }

    private void segment(boolean mayCopy) throws ImagingException {
        int kind = next();
        int length = next();
        switch (kind) {
            case DISCRETE -> {
                for (int i = 0; i < length; i++) {
                    put(next());
                }
            }
            case LINEAR -> line(length, next());
            case INDIRECT -> copy(length, mayCopy);
            default -> throw damaged();
        }
    }

    private void line(int length, int end) throws ImagingException {
        if (count == 0) {
            throw damaged();
        }
        double start = values[count - 1];
        for (int i = 1; i <= length; i++) {
            put(Math.rint(start + (end - start) * i / length));
        }
    }

    private void copy(int segments, boolean mayCopy) throws ImagingException {
        long offset = 0;
        for (int i = 0; i < cellsOfOffset; i++) {
            offset |= (long) next() << 8 * bytesOfCell * i;
        }
        if (!mayCopy || offset / bytesOfCell >= cells.length) {
            throw damaged();
        }
        int behind = position;
        position = (int) (offset / bytesOfCell);
        for (int i = 0; i < segments; i++) {
            segment(false);
        }
        position = behind;
    }

    private int next() throws ImagingException {
        if (position >= cells.length) {
            throw damaged();
        }
        return cells[position++];
    }

    private void put(double value) throws ImagingException {
        if (count >= values.length) {
            throw damaged();
        }
        values[count++] = value;
    }

    private static ImagingException damaged() {
        return new ImagingException(
                "a segmented palette of the image is incomplete; the file is damaged, copy it again from its source");
    }
}

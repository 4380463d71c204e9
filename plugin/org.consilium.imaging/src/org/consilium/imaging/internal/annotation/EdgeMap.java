// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.consilium.imaging.internal.document.LidcDocument.Outline;

/**
 * Turns LIDC outlines into masks. An outline's pixels are the first ones outside the structure, so a structure is what
 * the closed polygon through their centres winds around, pixels on the polygon excluded; an outline with inclusion FALSE
 * takes out what it winds around.
 */
public final class EdgeMap {
    private static final int FAR = 4096;

    /** Where an edge of the polygon crosses a row of pixel centres, and whether it runs up (1) or down (-1). */
    private record Crossing(double x, int direction) {}

    private EdgeMap() {}

    /** The mask of one nodule on one slice: enclosed by its outlines, less what its exclusions enclose. */
    public static BitSet mask(List<Outline> outlines, int rows, int columns) {
        BitSet mask = new BitSet(rows * columns);
        for (Outline outline : outlines) {
            if (outline.inclusion()) {
                mask.or(outline.small() ? mark(outline, rows, columns) : enclosed(outline, rows, columns));
            }
        }
        for (Outline outline : outlines) {
            if (!outline.inclusion()) {
                mask.andNot(enclosed(outline, rows, columns));
            }
        }
        return mask;
    }

    /** The pixel that marks a nodule too small for an outline. */
    private static BitSet mark(Outline outline, int rows, int columns) {
        BitSet mark = new BitSet();
        int x = outline.x()[0];
        int y = outline.y()[0];
        if (x >= 0 && x < columns && y >= 0 && y < rows) {
            mark.set(y * columns + x);
        }
        return mark;
    }

    private static BitSet enclosed(Outline outline, int rows, int columns) {
        int points = outline.x().length;
        List<List<Crossing>> crossings = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            crossings.add(null);
        }
        BitSet border = new BitSet(rows * columns);
        for (int i = 0; i < points; i++) {
            int next = (i + 1) % points;
            int x0 = clamped(outline.x()[i], columns);
            int y0 = clamped(outline.y()[i], rows);
            int x1 = clamped(outline.x()[next], columns);
            int y1 = clamped(outline.y()[next], rows);
            cross(crossings, x0, y0, x1, y1);
            line(border, rows, columns, x0, y0, x1, y1);
        }
        BitSet inside = new BitSet(rows * columns);
        for (int row = 0; row < rows; row++) {
            if (crossings.get(row) != null) {
                fill(inside, crossings.get(row), row * columns, columns);
            }
        }
        inside.andNot(border);
        return inside;
    }

    /** Outlines may run beyond the image, though not without end. */
    private static int clamped(int coordinate, int size) {
        return Math.max(-FAR, Math.min(size + FAR, coordinate));
    }

    private static void cross(List<List<Crossing>> crossings, int x0, int y0, int x1, int y1) {
        int from = Math.max(0, Math.min(y0, y1));
        int to = Math.min(crossings.size(), Math.max(y0, y1));
        for (int row = from; row < to; row++) {
            if (crossings.get(row) == null) {
                crossings.set(row, new ArrayList<>());
            }
            double x = x0 + (double) (row - y0) * (x1 - x0) / (y1 - y0);
            crossings.get(row).add(new Crossing(x, y0 < y1 ? 1 : -1));
        }
    }

    private static void fill(BitSet inside, List<Crossing> crossings, int start, int columns) {
        crossings.sort(Comparator.comparingDouble(Crossing::x));
        int winding = 0;
        int next = 0;
        for (int column = 0; column < columns; column++) {
            while (next < crossings.size() && crossings.get(next).x() < column) {
                winding += crossings.get(next++).direction();
            }
            if (winding != 0) {
                inside.set(start + column);
            }
        }
    }

    /** The pixels whose centres lie on a line, the last one left to the next line. */
    private static void line(BitSet border, int rows, int columns, int x0, int y0, int x1, int y1) {
        int steps = divisor(Math.abs(x1 - x0), Math.abs(y1 - y0));
        for (int step = 0; step < Math.max(1, steps); step++) {
            int x = steps == 0 ? x0 : x0 + (x1 - x0) / steps * step;
            int y = steps == 0 ? y0 : y0 + (y1 - y0) / steps * step;
            if (x >= 0 && x < columns && y >= 0 && y < rows) {
                border.set(y * columns + x);
            }
        }
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }
}

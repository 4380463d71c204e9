// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A closed polygon in the plane of a slice. It encloses what a ray leaves through an odd number of its edges, so a
 * keyhole encloses no hole.
 *
 * @param x column of each corner, in pixels, 0 in the middle of the first pixel; at least three
 * @param y row of each corner
 */
public record Polygon(double[] x, double[] y) {
    /** A pixel whose centre is nearer to the line than this, in pixels, lies on it. */
    private static final double ON_LINE = 0.005;

    /** What is nearer to a line than this, in pixels, crosses it by rounding alone. */
    private static final double ROUNDING = 0.05;

    /** From the centre of a pixel to its edge. */
    private static final double EDGE = 0.5;

    /** What is wider and higher than this encloses a centre. */
    private static final double SMALL = 2;

    /** The foot of a contour on a slice; corners are x, y, z each, in mm. */
    public static Polygon of(double[] corners, PixelGrid slice) {
        int count = corners.length / 3;
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            double[] point = Arrays.copyOfRange(corners, 3 * i, 3 * i + 3);
            x[i] = slice.column(point);
            y[i] = slice.row(point);
        }
        return new Polygon(x, y);
    }

    private int next(int corner) {
        return (corner + 1) % x.length;
    }

    /** Pixels whose centres are enclosed. */
    public BitSet enclosed(int rows, int columns) {
        List<List<Double>> crossings = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            crossings.add(null);
        }
        for (int i = 0; i < x.length; i++) {
            cross(crossings, x[i], y[i], x[next(i)], y[next(i)]);
        }
        BitSet mask = new BitSet(rows * columns);
        for (int row = 0; row < rows; row++) {
            if (crossings.get(row) != null) {
                fill(mask, crossings.get(row), row * columns, columns);
            }
        }
        return mask;
    }

    /** Rows belong to an edge from its upper end on, up to but not with its lower end, so corners count once. */
    private static void cross(List<List<Double>> crossings, double x0, double y0, double x1, double y1) {
        int from = (int) Math.max(0, Math.ceil(Math.min(y0, y1)));
        int to = (int) Math.min(crossings.size(), Math.ceil(Math.max(y0, y1)));
        for (int row = from; row < to; row++) {
            if (crossings.get(row) == null) {
                crossings.set(row, new ArrayList<>());
            }
            crossings.get(row).add(x0 + (row - y0) * (x1 - x0) / (y1 - y0));
        }
    }

    private static void fill(BitSet mask, List<Double> crossings, int start, int columns) {
        crossings.sort(null);
        for (int i = 0; i + 1 < crossings.size(); i += 2) {
            int from = (int) Math.max(0, Math.ceil(crossings.get(i)));
            int to = (int) Math.min(columns, Math.ceil(crossings.get(i + 1)));
            if (from < to) {
                mask.flip(start + from, start + to);
            }
        }
    }

    /** Pixels whose centres lie on the line itself; DICOM counts them as inside (PS3.3 C.8.8.6.3). */
    public BitSet line(int rows, int columns) {
        BitSet line = new BitSet();
        for (int i = 0; i < x.length; i++) {
            double dx = x[next(i)] - x[i];
            double dy = y[next(i)] - y[i];
            // Along the axis in which the edge is longer, one pixel after the other.
            boolean flat = Math.abs(dx) >= Math.abs(dy);
            double start = flat ? x[i] : y[i];
            double end = flat ? x[next(i)] : y[next(i)];
            int from = (int) Math.max(0, Math.ceil(Math.min(start, end) - ON_LINE));
            int to = (int) Math.min((flat ? columns : rows) - 1, Math.floor(Math.max(start, end) + ON_LINE));
            for (int at = from; at <= to; at++) {
                double share = end == start ? 0 : (at - start) / (end - start);
                double other = flat ? y[i] + share * dy : x[i] + share * dx;
                long whole = Math.round(other);
                if (Math.abs(other - whole) <= ON_LINE && whole >= 0 && whole < (flat ? rows : columns)) {
                    line.set(flat ? (int) whole * columns + at : at * columns + (int) whole);
                }
            }
        }
        return line;
    }

    /** Whether another polygon encloses the same, wherever its line begins and whichever way it runs. */
    public boolean same(Polygon other) {
        return contains(other) && other.contains(this);
    }

    /** Whether it lies beside the pixels of an image, or between the centres of neighbours, so that it draws none. */
    public boolean drawsNone(int rows, int columns) {
        boolean beside = high(x) < -EDGE || low(x) > columns - 1 + EDGE || high(y) < -EDGE || low(y) > rows - 1 + EDGE;
        boolean small = high(x) - low(x) < SMALL || high(y) - low(y) < SMALL;
        return beside
                || small
                        && enclosed(rows, columns).isEmpty()
                        && line(rows, columns).isEmpty();
    }

    /** Whether a part of it lies more than a pixel beyond the pixels of an image. */
    public boolean reachesBeyond(int rows, int columns) {
        double edge = EDGE + 1;
        return low(x) < -edge || high(x) > columns - 1 + edge || low(y) < -edge || high(y) > rows - 1 + edge;
    }

    /** Whether another polygon lies wholly inside of this one, its line included. */
    public boolean contains(Polygon other) {
        if (low(other.x) < low(x) - ROUNDING
                || high(other.x) > high(x) + ROUNDING
                || low(other.y) < low(y) - ROUNDING
                || high(other.y) > high(y) + ROUNDING) {
            return false;
        }
        for (int i = 0; i < other.x.length; i++) {
            if (!encloses(other.x[i], other.y[i])) {
                return false;
            }
        }
        for (int i = 0; i < other.x.length; i++) {
            if (!enclosesEdge(other.x[i], other.y[i], other.x[other.next(i)], other.y[other.next(i)])) {
                return false;
            }
        }
        return true;
    }

    /** Whether the line between two points stays inside: it can leave only where it crosses an edge. */
    private boolean enclosesEdge(double x0, double y0, double x1, double y1) {
        List<Double> cuts = new ArrayList<>(List.of(0.0, 1.0));
        for (int i = 0; i < x.length; i++) {
            double ex = x[next(i)] - x[i];
            double ey = y[next(i)] - y[i];
            double cross = (x1 - x0) * ey - (y1 - y0) * ex;
            double along = ((x[i] - x0) * ey - (y[i] - y0) * ex) / cross;
            double across = ((x[i] - x0) * (y1 - y0) - (y[i] - y0) * (x1 - x0)) / cross;
            if (along > 0 && along < 1 && across >= 0 && across <= 1) {
                cuts.add(along);
            }
        }
        cuts.sort(null);
        for (int i = 0; i + 1 < cuts.size(); i++) {
            double middle = (cuts.get(i) + cuts.get(i + 1)) / 2;
            if (!encloses(x0 + middle * (x1 - x0), y0 + middle * (y1 - y0))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a point is enclosed or as good as on the line. */
    private boolean encloses(double px, double py) {
        boolean inside = false;
        for (int i = 0; i < x.length; i++) {
            double x0 = x[i];
            double y0 = y[i];
            double x1 = x[next(i)];
            double y1 = y[next(i)];
            if (y0 > py != y1 > py && px < x0 + (py - y0) * (x1 - x0) / (y1 - y0)) {
                inside = !inside;
            }
            double square = (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0);
            double share = square == 0 ? 0 : ((px - x0) * (x1 - x0) + (py - y0) * (y1 - y0)) / square;
            share = Math.max(0, Math.min(1, share));
            if (Math.hypot(px - x0 - share * (x1 - x0), py - y0 - share * (y1 - y0)) <= ROUNDING) {
                return true;
            }
        }
        return inside;
    }

    private static double low(double[] values) {
        return Arrays.stream(values).min().orElse(0);
    }

    private static double high(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.place;

import java.util.BitSet;

/**
 * How the pixels of a slice lie in a frame that is drawn in its plane. Pixel (r, c) of the slice lies at row
 * {@code top + r * down[0] + c * right[0]} and column {@code left + r * down[1] + c * right[1]} of the frame. Where both
 * grids coincide after turning, mirroring and shifting by whole pixels, these are whole numbers; else each pixel takes
 * the nearest one of the frame.
 *
 * @param slice the pixels of the slice
 * @param frame the pixels of the frame
 * @param exact true where the grids coincide
 */
public record FrameMap(
        PixelGrid slice, PixelGrid frame, double top, double left, double[] down, double[] right, boolean exact) {
    /** How far a pixel may lie from the one of the other grid that it is, in pixels: headers round. */
    private static final double TOLERANCE = 0.1;

    /** Nearer to the middle between two pixels than this, a place belongs to both. */
    private static final double TIE = 1e-3;

    /** How the pixels of a slice lie in a frame. */
    public static FrameMap of(PixelGrid slice, PixelGrid frame) {
        double[] first = place(slice, frame, 0, 0);
        // Steps are taken over the whole slice, so that rounding in the header counts once.
        double rows = Math.max(1, slice.rows() - 1);
        double columns = Math.max(1, slice.columns() - 1);
        double[] last = place(slice, frame, rows, 0);
        double[] end = place(slice, frame, 0, columns);
        double[] down = {(last[0] - first[0]) / rows, (last[1] - first[1]) / rows};
        double[] right = {(end[0] - first[0]) / columns, (end[1] - first[1]) / columns};
        FrameMap map = new FrameMap(slice, frame, first[0], first[1], down, right, false);
        FrameMap whole = new FrameMap(
                slice,
                frame,
                Math.rint(first[0]),
                Math.rint(first[1]),
                new double[] {Math.rint(down[0]), Math.rint(down[1])},
                new double[] {Math.rint(right[0]), Math.rint(right[1])},
                true);
        return whole.oneToOne() && map.agrees(whole) ? whole : map;
    }

    /** The map of a frame that is drawn on the pixels of the slice, wherever they lie. */
    public static FrameMap pixelByPixel(PixelGrid slice) {
        return new FrameMap(slice, slice, 0, 0, new double[] {1, 0}, new double[] {0, 1}, true);
    }

    private static double[] place(PixelGrid slice, PixelGrid frame, double row, double column) {
        double[] point = slice.point(row, column);
        return new double[] {frame.row(point), frame.column(point)};
    }

    private boolean oneToOne() {
        return Math.abs(down[0] * right[1] - down[1] * right[0]) == 1
                && Math.abs(down[0]) + Math.abs(down[1]) == 1
                && Math.abs(right[0]) + Math.abs(right[1]) == 1;
    }

    private boolean agrees(FrameMap whole) {
        for (int corner = 0; corner < 4; corner++) {
            int r = corner % 2 * (slice.rows() - 1);
            int c = corner / 2 * (slice.columns() - 1);
            if (!(Math.abs(row(r, c) - whole.row(r, c)) <= TOLERANCE
                    && Math.abs(column(r, c) - whole.column(r, c)) <= TOLERANCE)) {
                return false;
            }
        }
        return true;
    }

    /** The row of the frame on which a pixel of the slice lies. */
    public double row(int r, int c) {
        return top + r * down[0] + c * right[0];
    }

    /** The column of the frame on which a pixel of the slice lies. */
    public double column(int r, int c) {
        return left + r * down[1] + c * right[1];
    }

    /** Whether slice and frame are the same pixels. */
    public boolean same() {
        return exact
                && top == 0
                && left == 0
                && down[0] == 1
                && right[1] == 1
                && slice.rows() == frame.rows()
                && slice.columns() == frame.columns();
    }

    /** Whether part of the frame may lie on the slice. */
    public boolean overlaps() {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int corner = 0; corner < 4; corner++) {
            int r = corner % 2 * (slice.rows() - 1);
            int c = corner / 2 * (slice.columns() - 1);
            low = new double[] {Math.min(low[0], row(r, c)), Math.min(low[1], column(r, c))};
            high = new double[] {Math.max(high[0], row(r, c)), Math.max(high[1], column(r, c))};
        }
        return high[0] >= -0.5 && low[0] <= frame.rows() - 0.5 && high[1] >= -0.5 && low[1] <= frame.columns() - 0.5;
    }

    /** Pixels of the slice that pixels of the frame are, row by row. */
    public BitSet onSlice(BitSet drawn) {
        if (same()) {
            return drawn;
        }
        BitSet mask = new BitSet(slice.rows() * slice.columns());
        for (int r = 0; r < slice.rows(); r++) {
            for (int c = 0; c < slice.columns(); c++) {
                if (inside(drawn, row(r, c), column(r, c))) {
                    mask.set(r * slice.columns() + c);
                }
            }
        }
        return mask;
    }

    /**
     * The values on the pixels of the slice: those of the nearest pixel of the frame, of several equally near ones their
     * mean; 0 beyond the frame.
     *
     * @param values of the frame, row by row
     */
    public float[] onSlice(float[] values) {
        if (same()) {
            return values;
        }
        float[] there = new float[slice.rows() * slice.columns()];
        for (int r = 0; r < slice.rows(); r++) {
            for (int c = 0; c < slice.columns(); c++) {
                there[r * slice.columns() + c] = mean(values, row(r, c), column(r, c));
            }
        }
        return there;
    }

    private float mean(float[] values, double row, double column) {
        double sum = 0;
        int all = 0;
        for (long r = nearest(row, -TIE); r <= nearest(row, TIE); r++) {
            for (long c = nearest(column, -TIE); c <= nearest(column, TIE); c++) {
                all++;
                boolean within = r >= 0 && r < frame.rows() && c >= 0 && c < frame.columns();
                sum += within ? values[(int) (r * frame.columns() + c)] : 0;
            }
        }
        return (float) (sum / all);
    }

    /** Whether the nearest pixel is drawn; of several equally near ones half decide, so that nothing moves to one side. */
    private boolean inside(BitSet drawn, double row, double column) {
        long top = nearest(row, -TIE);
        long bottom = nearest(row, TIE);
        long first = nearest(column, -TIE);
        long last = nearest(column, TIE);
        int votes = 0;
        int all = 0;
        for (long r = top; r <= bottom; r++) {
            for (long c = first; c <= last; c++) {
                all++;
                boolean within = r >= 0 && r < frame.rows() && c >= 0 && c < frame.columns();
                votes += within && drawn.get((int) (r * frame.columns() + c)) ? 1 : 0;
            }
        }
        return 2 * votes >= all;
    }

    private static long nearest(double place, double shift) {
        return (long) Math.floor(place + 0.5 + shift);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.crop;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.consilium.imaging.model.Geometry;

/**
 * The pixels of a case on an image. The centre of pixel (r,c) lies at row {@code top + (r + 0.5) * rowScale - 0.5} and
 * column {@code left + (c + 0.5) * columnScale - 0.5} of the image; it may lie beyond it.
 *
 * @param height rows of the case
 * @param width columns of the case
 * @param rowScale rows of the image per row of the case, above 0
 * @param columnScale columns of the image per column of the case, above 0
 */
public record Grid(double top, double left, int height, int width, double rowScale, double columnScale) {
    /** How near to the middle between two pixels both count as equally near, in pixels. */
    private static final double TIE = 1e-6;

    public static Grid of(Crop crop) {
        return new Grid(crop.top(), crop.left(), crop.height(), crop.width(), 1, 1);
    }

    /** The whole image in other pixels. */
    public static Grid whole(int rows, int columns, double rowScale, double columnScale) {
        int height = (int) Math.max(1, Math.round(rows / rowScale));
        int width = (int) Math.max(1, Math.round(columns / columnScale));
        return new Grid(0, 0, height, width, rowScale, columnScale);
    }

    /** A square of case pixels with the middle of a crop. */
    public static Grid around(Crop crop, int size, double rowScale, double columnScale) {
        double top = crop.top() + crop.height() / 2.0 - size * rowScale / 2;
        double left = crop.left() + crop.width() / 2.0 - size * columnScale / 2;
        return new Grid(top, left, size, size, rowScale, columnScale);
    }

    /** Windows that slide over this grid and end at its border; a window larger than the grid reaches beyond it. */
    public List<Grid> windows(int size, int stride) {
        List<Grid> windows = new ArrayList<>();
        for (int row : starts(height, size, stride)) {
            for (int column : starts(width, size, stride)) {
                windows.add(
                        new Grid(top + row * rowScale, left + column * columnScale, size, size, rowScale, columnScale));
            }
        }
        return windows;
    }

    private static List<Integer> starts(int length, int size, int stride) {
        List<Integer> starts = new ArrayList<>();
        if (length <= size) {
            starts.add(Math.floorDiv(length - size, 2));
            return starts;
        }
        for (int start = 0; start < length - size; start += stride) {
            starts.add(start);
        }
        starts.add(length - size);
        return starts;
    }

    /** Whether the pixels of the case are pixels of the image. */
    public boolean ofPixels() {
        return rowScale == 1 && columnScale == 1 && top == Math.rint(top) && left == Math.rint(left);
    }

    /** The part of the image that a grid of its pixels is. */
    public Crop crop() {
        return new Crop((int) top, (int) left, height, width);
    }

    public double row(int r) {
        return top + (r + 0.5) * rowScale - 0.5;
    }

    public double column(int c) {
        return left + (c + 0.5) * columnScale - 0.5;
    }

    /** Image values, linearly between pixels; beyond the border the nearest pixel is repeated. */
    public float[] values(float[] image, int rows, int columns) {
        float[] cut = new float[height * width];
        for (int r = 0; r < height; r++) {
            double y = Math.max(0, Math.min(rows - 1, row(r)));
            int y0 = (int) y;
            int y1 = Math.min(rows - 1, y0 + 1);
            float fy = (float) (y - y0);
            for (int c = 0; c < width; c++) {
                double x = Math.max(0, Math.min(columns - 1, column(c)));
                int x0 = (int) x;
                int x1 = Math.min(columns - 1, x0 + 1);
                float fx = (float) (x - x0);
                float upper = mixed(image[y0 * columns + x0], image[y0 * columns + x1], fx);
                float lower = mixed(image[y1 * columns + x0], image[y1 * columns + x1], fx);
                cut[r * width + c] = mixed(upper, lower, fy);
            }
        }
        return cut;
    }

    /**
     * The mask at the nearest pixel, of several equally near ones where at least half of them are inside: a tie that went
     * one way would move all masks to one side of their images. Beyond the border there is nothing.
     */
    public byte[] mask(BitSet pixels, int rows, int columns) {
        if (ofPixels()) {
            return crop().cut(pixels, rows, columns);
        }
        byte[] cut = new byte[height * width];
        for (int r = 0; r < height; r++) {
            long top = nearest(row(r), -TIE);
            long bottom = nearest(row(r), TIE);
            for (int c = 0; c < width; c++) {
                long left = nearest(column(c), -TIE);
                long right = nearest(column(c), TIE);
                int inside = 0;
                for (long y : new long[] {top, bottom}) {
                    for (long x : new long[] {left, right}) {
                        boolean within = y >= 0 && y < rows && x >= 0 && x < columns;
                        inside += within && pixels.get((int) (y * columns + x)) ? 1 : 0;
                    }
                }
                cut[r * width + c] = (byte) (inside >= 2 ? 1 : 0);
            }
        }
        return cut;
    }

    /**
     * Probabilities, linearly between pixels as image values are; beyond the border there is nothing.
     *
     * @param image row by row, 0 to 1
     */
    public float[] probabilities(float[] image, int rows, int columns) {
        float[] cut = values(image, rows, columns);
        for (int r = 0; r < height; r++) {
            for (int c = 0; c < width; c++) {
                boolean within = row(r) > -0.5 && row(r) < rows - 0.5 && column(c) > -0.5 && column(c) < columns - 0.5;
                cut[r * width + c] = within ? cut[r * width + c] : 0;
            }
        }
        return cut;
    }

    private static long nearest(double place, double lean) {
        return (long) Math.floor(place + 0.5 + lean);
    }

    public Geometry geometry(Geometry image) {
        double[] position = new double[3];
        double down = row(0);
        double right = column(0);
        for (int axis = 0; axis < 3; axis++) {
            position[axis] = image.position()[axis]
                    + (right == 0 ? 0 : right * image.columnSpacing() * image.orientation()[axis])
                    + (down == 0 ? 0 : down * image.rowSpacing() * image.orientation()[3 + axis]);
        }
        return new Geometry(
                image.rowSpacing() * rowScale,
                image.columnSpacing() * columnScale,
                image.sliceThickness(),
                position,
                image.orientation());
    }

    /** A weighted mean; next to padding (NaN) the nearer value counts. */
    public static float mixed(float a, float b, float share) {
        if (share == 0) {
            return a;
        }
        if (Float.isNaN(a) || Float.isNaN(b)) {
            return share < 0.5f ? a : b;
        }
        return a + share * (b - a);
    }
}

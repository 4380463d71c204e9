// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.consilium.imaging.internal.document.StructureSet.Contour;
import org.consilium.imaging.model.Geometry;

/**
 * Fills contours in patient coordinates. A pixel is inside where its centre is enclosed by an odd number of the
 * contours of its plane, so a contour within another one cuts a hole, and so does a keyhole.
 */
final class ContourFill {
    private ContourFill() {}

    /** The mask of the contours of one plane. */
    static BitSet mask(List<Contour> contours, Geometry plane, int rows, int columns) {
        List<List<Double>> crossings = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            crossings.add(null);
        }
        for (Contour contour : contours) {
            double[] points = pixels(contour.points(), plane);
            int corners = points.length / 2;
            for (int i = 0; i < corners; i++) {
                int next = (i + 1) % corners;
                cross(crossings, points[2 * i], points[2 * i + 1], points[2 * next], points[2 * next + 1]);
            }
        }
        BitSet mask = new BitSet(rows * columns);
        for (int row = 0; row < rows; row++) {
            if (crossings.get(row) != null) {
                fill(mask, crossings.get(row), row * columns, columns);
            }
        }
        return mask;
    }

    /** Column and row of each corner, in pixels of the plane. */
    private static double[] pixels(double[] points, Geometry plane) {
        double[] orientation = plane.orientation();
        double[] down = Arrays.copyOfRange(orientation, 3, 6);
        double[] pixels = new double[points.length / 3 * 2];
        for (int i = 0; i < points.length / 3; i++) {
            double[] offset = new double[3];
            for (int axis = 0; axis < 3; axis++) {
                offset[axis] = points[3 * i + axis] - plane.position()[axis];
            }
            pixels[2 * i] = dot(offset, orientation) / plane.columnSpacing();
            pixels[2 * i + 1] = dot(offset, down) / plane.rowSpacing();
        }
        return pixels;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
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
}

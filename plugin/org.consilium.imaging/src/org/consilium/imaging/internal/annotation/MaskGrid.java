// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.internal.voxels.VoxelGrid;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.model.Geometry;

/**
 * Finds the voxels of a mask that are pixels of a series. Axes may be turned or swapped and the mask may cover a part of
 * the series; but every pixel must lie where a voxel does, for masks are never resampled unasked.
 */
public final class MaskGrid {
    /** How far a pixel may lie from its voxel, in voxels: NIfTI stores places as 32-bit numbers. */
    private static final double TOLERANCE = 0.1;

    private final Voxels mask;
    private final double[][] inverse;

    private MaskGrid(Voxels mask, double[][] inverse) {
        this.mask = mask;
        this.inverse = inverse;
    }

    /** A slice of the series in the mask: the voxel of the first pixel, and the steps from row to row and column to column. */
    public record Slice(int[] first, int[] down, int[] right) {
        /** The voxel of a pixel along an axis. */
        public int at(int axis, int row, int column) {
            return first[axis] + row * down[axis] + column * right[axis];
        }
    }

    /** The grid of a mask; null where the file doesn't say where it lies. */
    public static MaskGrid of(Voxels mask) {
        VoxelGrid grid = mask.grid();
        if (!grid.placed()) {
            return null;
        }
        double[][] inverse = inverse(grid.steps());
        return inverse == null ? null : new MaskGrid(mask, inverse);
    }

    /** Whether every slice of a series lies in the planes of the mask's voxels, and one of its pixels in the mask. */
    boolean covers(Volume volume) {
        if (!volume.positioned()) {
            return false;
        }
        boolean overlaps = false;
        for (int i = 0; i < volume.slices().size(); i++) {
            Slice slice = slice(volume, i);
            if (slice == null) {
                return false;
            }
            overlaps |= overlaps(slice, volume.rows(), volume.columns());
        }
        return overlaps;
    }

    /** Where a slice lies in the mask; null where its pixels lie between voxels. */
    Slice slice(Volume volume, int index) {
        return slice(volume.slices().get(index).geometry(), volume.rows(), volume.columns());
    }

    /** Where an image of so many rows and columns lies in the mask; null where its pixels lie between voxels. */
    public Slice slice(Geometry geometry, int rows, int columns) {
        double[] offset = new double[3];
        double[] row = new double[3];
        double[] column = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            offset[axis] = geometry.position()[axis] - mask.grid().origin()[axis];
            row[axis] = geometry.rowSpacing() * geometry.orientation()[3 + axis];
            column[axis] = geometry.columnSpacing() * geometry.orientation()[axis];
        }
        double[] first = times(offset);
        double[] down = times(row);
        double[] right = times(column);
        Slice slice = new Slice(rounded(first), rounded(down), rounded(right));
        for (int axis = 0; axis < 3; axis++) {
            for (int corner = 0; corner < 4; corner++) {
                int r = corner % 2 * (rows - 1);
                int c = corner / 2 * (columns - 1);
                double exact = first[axis] + r * down[axis] + c * right[axis];
                if (!(Math.abs(exact - slice.at(axis, r, c)) <= TOLERANCE)) {
                    return null;
                }
            }
        }
        return slice;
    }

    /** Whether a part of an image of so many rows and columns lies in the mask. */
    public boolean overlaps(Slice slice, int rows, int columns) {
        int[] extent = {mask.width(), mask.height(), mask.depth()};
        for (int axis = 0; axis < 3; axis++) {
            int low = Integer.MAX_VALUE;
            int high = Integer.MIN_VALUE;
            for (int corner = 0; corner < 4; corner++) {
                int at = slice.at(axis, corner % 2 * (rows - 1), corner / 2 * (columns - 1));
                low = Math.min(low, at);
                high = Math.max(high, at);
            }
            if (high < 0 || low >= extent[axis]) {
                return false;
            }
        }
        return true;
    }

    private double[] times(double[] v) {
        double[] product = new double[3];
        for (int i = 0; i < 3; i++) {
            product[i] = inverse[i][0] * v[0] + inverse[i][1] * v[1] + inverse[i][2] * v[2];
        }
        return product;
    }

    private static int[] rounded(double[] v) {
        return new int[] {(int) Math.round(v[0]), (int) Math.round(v[1]), (int) Math.round(v[2])};
    }

    /** The inverse of the matrix whose columns are the steps, by its adjugate; null where it has none. */
    private static double[][] inverse(double[][] steps) {
        double[][] inverse = new double[3][3];
        double determinant = 0;
        for (int i = 0; i < 3; i++) {
            double[] a = steps[(i + 1) % 3];
            double[] b = steps[(i + 2) % 3];
            inverse[i] = new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
        }
        for (int axis = 0; axis < 3; axis++) {
            determinant += steps[0][axis] * inverse[0][axis];
        }
        if (determinant == 0 || !Double.isFinite(determinant)) {
            return null;
        }
        for (double[] row : inverse) {
            for (int axis = 0; axis < 3; axis++) {
                row[axis] /= determinant;
            }
        }
        return inverse;
    }
}

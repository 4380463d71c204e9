// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.voxels;

import java.util.Arrays;
import org.consilium.imaging.model.Geometry;

/**
 * Where voxels lie, in DICOM's patient coordinates (LPS, mm).
 *
 * @param origin centre of the first voxel; NaN where it isn't known
 * @param steps from a voxel to the next one along x, y and z, three values each; NaN where they aren't known
 * @param spacing lengths of the steps, mm; known even where the directions aren't, else NaN
 */
public record VoxelGrid(double[] origin, double[][] steps, double[] spacing) {
    /** A grid whose place in space is known. */
    public static VoxelGrid of(double[] origin, double[]... steps) {
        double[] spacing = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            spacing[axis] = length(steps[axis]);
        }
        return new VoxelGrid(origin, steps, spacing);
    }

    /** A grid of which only the distances are known; what isn't above 0 becomes NaN. */
    public static VoxelGrid spaced(double... spacing) {
        double[] known = Arrays.stream(spacing)
                .map(value -> value > 0 && Double.isFinite(value) ? value : Double.NaN)
                .toArray();
        return new VoxelGrid(nan(), new double[][] {nan(), nan(), nan()}, known);
    }

    /** Whether the place in space is known. */
    public boolean placed() {
        boolean finite = Arrays.stream(origin).allMatch(Double::isFinite);
        for (double[] step : steps) {
            finite &= Arrays.stream(step).allMatch(Double::isFinite) && length(step) > 0;
        }
        return finite;
    }

    /** The plane of a slice along z. */
    public Geometry slice(int z) {
        double[] position = nan();
        double[] orientation = new double[6];
        Arrays.fill(orientation, Double.NaN);
        if (placed()) {
            for (int axis = 0; axis < 3; axis++) {
                position[axis] = origin[axis] + z * steps[2][axis];
                orientation[axis] = steps[0][axis] / spacing[0];
                orientation[3 + axis] = steps[1][axis] / spacing[1];
            }
        }
        return new Geometry(decimal(spacing[1]), decimal(spacing[0]), decimal(spacing[2]), position, orientation);
    }

    /**
     * A length as whoever wrote it in single precision meant it: 0.8 and not 0.800000011920929. It moves by less than a
     * tenth of a millionth part.
     */
    private static double decimal(double length) {
        return Double.isFinite(length) ? Double.parseDouble(Float.toString((float) length)) : length;
    }

    /** Whether corners of two grids of this extent lie within a hundredth of a voxel of each other, where known. */
    public boolean agrees(VoxelGrid other, int width, int height, int depth) {
        if (!placed() || !other.placed()) {
            return true;
        }
        double tolerance = 0.01 * Math.min(spacing[0], Math.min(spacing[1], spacing[2]));
        return distance(other, width, height, depth) <= tolerance;
    }

    /** How far corners of two grids of this extent lie apart at most, in mm; NaN where a place isn't known. */
    public double distance(VoxelGrid other, int width, int height, int depth) {
        double farthest = 0;
        for (int corner = 0; corner < 8; corner++) {
            double square = 0;
            for (int axis = 0; axis < 3; axis++) {
                double difference =
                        at(corner, axis, width, height, depth) - other.at(corner, axis, width, height, depth);
                square += difference * difference;
            }
            farthest = Math.max(farthest, Math.sqrt(square));
        }
        return farthest;
    }

    /** The volume of a voxel, mm³, negative where the axes are left-handed. */
    public double determinant() {
        double[] x = steps[0];
        double[] y = steps[1];
        double[] z = steps[2];
        return x[0] * (y[1] * z[2] - y[2] * z[1])
                - x[1] * (y[0] * z[2] - y[2] * z[0])
                + x[2] * (y[0] * z[1] - y[1] * z[0]);
    }

    private double at(int corner, int axis, int width, int height, int depth) {
        return origin[axis]
                + ((corner & 1) == 0 ? 0 : (width - 1) * steps[0][axis])
                + ((corner & 2) == 0 ? 0 : (height - 1) * steps[1][axis])
                + ((corner & 4) == 0 ? 0 : (depth - 1) * steps[2][axis]);
    }

    private static double length(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }

    private static double[] nan() {
        return new double[] {Double.NaN, Double.NaN, Double.NaN};
    }
}

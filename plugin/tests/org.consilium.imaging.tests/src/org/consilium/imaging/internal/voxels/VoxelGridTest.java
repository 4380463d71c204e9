// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.voxels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.consilium.imaging.model.Geometry;
import org.junit.jupiter.api.Test;

class VoxelGridTest {
    private static final double[] ORIGIN = {-3, 8, 20};
    private static final double[] X = {0.6, 0.8, 0};
    private static final double[] Y = {-1.6, 1.2, 0};
    private static final double[] Z = {0, 0, 3};

    @Test
    void slicesFollowEachOtherAlongZ() {
        Geometry slice = VoxelGrid.of(ORIGIN, X, Y, Z).slice(4);
        assertArrayEquals(new double[] {-3, 8, 32}, slice.position(), 1e-12);
        assertArrayEquals(new double[] {0.6, 0.8, 0, -0.8, 0.6, 0}, slice.orientation(), 1e-12);
        assertEquals(2, slice.rowSpacing(), 1e-12);
        assertEquals(1, slice.columnSpacing(), 1e-12);
        assertEquals(3, slice.sliceThickness(), 1e-12);
        Geometry cut = slice.shifted(2, -3);
        assertArrayEquals(new double[] {-3 - 1.8 - 3.2, 8 - 2.4 + 2.4, 32}, cut.position(), 1e-12);
    }

    /** A step that is off by a little shows at the corner that lies farthest along it. */
    @Test
    void gridsAgreeWhereAllTheirCornersDo() {
        VoxelGrid grid = VoxelGrid.of(ORIGIN, X, Y, Z);
        for (double[] off : new double[][] {{0.0004, 0, 0}, {0, -0.0004, 0}, {0, 0, 0.0004}}) {
            for (int changed = 0; changed < 3; changed++) {
                double[][] steps = {X.clone(), Y.clone(), Z.clone()};
                for (int axis = 0; axis < 3; axis++) {
                    steps[changed][axis] += off[axis];
                }
                VoxelGrid other = VoxelGrid.of(ORIGIN, steps);
                int[] extent = {5, 5, 5};
                // 20 steps of 0.0004 mm stay within a hundredth of the smallest spacing, which is 1 mm; 29 don't.
                extent[changed] = 21;
                assertTrue(grid.agrees(other, extent[0], extent[1], extent[2]));
                extent[changed] = 30;
                assertFalse(grid.agrees(other, extent[0], extent[1], extent[2]));
            }
        }
        VoxelGrid moved = VoxelGrid.of(new double[] {-3, 8, 20.02}, X, Y, Z);
        assertFalse(grid.agrees(moved, 1, 1, 1));
        assertTrue(grid.agrees(VoxelGrid.spaced(1, 2, 3), 9, 9, 9));
        assertFalse(VoxelGrid.of(ORIGIN, X, Y, new double[3]).placed());
    }

    /** NIfTI has 32 bits for a length, and tables showed what lies beyond them. */
    @Test
    void spacingIsTheDecimalThatWasWrittenInSinglePrecision() {
        VoxelGrid grid = VoxelGrid.of(
                new double[3], new double[] {0.8f, 0, 0}, new double[] {0, 0.7f, 0}, new double[] {0, 0, 1.25});
        Geometry slice = grid.slice(0);
        assertEquals(0.7, slice.rowSpacing());
        assertEquals(0.8, slice.columnSpacing());
        assertEquals(1.25, slice.sliceThickness());
        assertEquals(0.48828125, VoxelGrid.spaced(0.48828125, 1, 1).slice(0).columnSpacing());
        assertEquals(Double.NaN, VoxelGrid.spaced(0, 1, 1).slice(0).columnSpacing());
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.nifti;

import org.consilium.imaging.internal.voxels.VoxelGrid;

/**
 * Where the voxels of a NIfTI file lie: by its sform, else by its qform, else only how far apart they are.
 *
 * @param doubt says so where sform and qform differ; else empty
 */
record NiftiPlace(VoxelGrid grid, String doubt) {
    /**
     * @param sform null without one
     * @param qform null without one
     * @param spacing mm
     * @param dim number of dimensions, then extents
     */
    static NiftiPlace of(VoxelGrid sform, VoxelGrid qform, double[] spacing, long[] dim) {
        boolean affine = sform != null && sform.placed();
        boolean turned = qform != null && qform.placed();
        if (!affine) {
            return new NiftiPlace(turned ? qform : VoxelGrid.spaced(spacing), "");
        }
        return new NiftiPlace(sform, turned ? difference(sform, qform, dim) : "");
    }

    private static String difference(VoxelGrid sform, VoxelGrid qform, long[] dim) {
        String taken = "; the sform is taken, check it or save the file with one of them";
        if (sform.determinant() * qform.determinant() < 0) {
            return "its sform and its qform mirror each other" + taken;
        }
        double distance = sform.distance(qform, extent(dim, 1), extent(dim, 2), extent(dim, 3));
        double voxel = Math.min(sform.spacing()[0], Math.min(sform.spacing()[1], sform.spacing()[2]));
        return distance <= voxel
                ? ""
                : String.format(
                        java.util.Locale.ROOT, "its sform and its qform lie up to %.3g mm apart%s", distance, taken);
    }

    private static int extent(long[] dim, int axis) {
        return dim[0] < axis ? 1 : (int) Math.max(1, Math.min(dim[axis], Integer.MAX_VALUE));
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.prediction;

import java.util.HashMap;
import java.util.Map;
import org.consilium.ground.Count;
import org.consilium.imaging.internal.annotation.MaskGrid;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.model.ImagingException;

/**
 * Where the images of a target lie in a volume of voxels.
 *
 * @param slices voxels of each image that lies in the volume, by slot
 * @param cut images of which only a part lies in it
 * @param guessed true where nothing says where images or voxels lie, and their numbers alone agree
 */
record VoxelPlaces(Map<Integer, MaskGrid.Slice> slices, int cut, boolean guessed) {
    /**
     * Finds the images by their places, or by the extents where either doesn't say where it lies.
     *
     * @throws ImagingException where pixels lie between voxels, no image lies in the volume, or extents differ
     */
    static VoxelPlaces of(Voxels header, Spot spot) throws ImagingException {
        MaskGrid grid = spot.target().placed() ? MaskGrid.of(header) : null;
        if (grid == null) {
            return byExtent(header, spot);
        }
        VoxelPlaces places = byPlace(grid, header, spot);
        if (places == null || places.slices.isEmpty()) {
            throw new ImagingException(
                    "it lies elsewhere in space than the images of " + spot.shown() + "; resample it onto their grid");
        }
        return places;
    }

    /** Whether a volume lies on the grid of a target's images, and at least one of them in it. */
    static boolean fits(Voxels header, Target target) {
        MaskGrid grid = target.placed() ? MaskGrid.of(header) : null;
        VoxelPlaces places = grid == null ? null : byPlace(grid, header, Spot.whole(target));
        return places != null && !places.slices.isEmpty();
    }

    /** Null where pixels lie between voxels. */
    private static VoxelPlaces byPlace(MaskGrid grid, Voxels header, Spot spot) {
        Map<Integer, MaskGrid.Slice> slices = new HashMap<>();
        int cut = 0;
        for (int slot : spot.target().filled()) {
            if (spot.slot() != Spot.WHOLE && spot.slot() != slot) {
                continue;
            }
            SegmentationCase c = spot.target().first(slot);
            MaskGrid.Slice slice = grid.slice(c.place(), c.rows(), c.columns());
            if (slice == null) {
                return null;
            }
            if (grid.overlaps(slice, c.rows(), c.columns())) {
                slices.put(slot, slice);
                cut += whole(slice, header, c) ? 0 : 1;
            }
        }
        return new VoxelPlaces(slices, cut, false);
    }

    private static boolean whole(MaskGrid.Slice slice, Voxels header, SegmentationCase c) {
        int[] extent = {header.width(), header.height(), header.depth()};
        for (int corner = 0; corner < 4; corner++) {
            for (int axis = 0; axis < 3; axis++) {
                int at = slice.at(axis, corner % 2 * (c.rows() - 1), corner / 2 * (c.columns() - 1));
                if (at < 0 || at >= extent[axis]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static VoxelPlaces byExtent(Voxels header, Spot spot) throws ImagingException {
        boolean one = spot.slot() != Spot.WHOLE || spot.target().filled().size() == 1;
        int slot =
                spot.slot() != Spot.WHOLE ? spot.slot() : spot.target().filled().get(0);
        SegmentationCase c = spot.target().first(slot);
        int depth = c.source().slices() > 0
                ? c.source().slices()
                : spot.target().filled().size();
        boolean image = header.width() == c.columns() && header.height() == c.rows();
        boolean own = header.width() == c.width() && header.height() == c.height();
        boolean single = one && header.depth() == 1 && (image || own);
        if (!single && !(image && header.depth() == depth)) {
            throw new ImagingException("it has " + header.width() + "x" + header.height() + "x" + header.depth()
                    + " voxels, the images of " + spot.shown() + " " + c.columns() + "x" + c.rows() + "x"
                    + (one ? 1 : depth) + "; they must be equal where nothing says where they lie");
        }
        Map<Integer, MaskGrid.Slice> slices = new HashMap<>();
        for (int filled : single ? java.util.List.of(slot) : spot.target().filled()) {
            int z = single ? 0 : spot.target().first(filled).slice();
            if (z < 0 || z >= header.depth()) {
                throw new ImagingException("it has " + Count.of(header.depth(), "slice") + ", but " + spot.shown()
                        + " has one with the number " + z + "; it is of another volume");
            }
            slices.put(filled, new MaskGrid.Slice(new int[] {0, 0, z}, new int[] {0, 1, 0}, new int[] {1, 0, 0}));
        }
        return new VoxelPlaces(slices, 0, true);
    }
}

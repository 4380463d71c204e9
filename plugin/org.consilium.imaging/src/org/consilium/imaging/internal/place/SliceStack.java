// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.consilium.imaging.internal.study.Slice;
import org.consilium.imaging.internal.study.Vectors;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.model.Geometry;

/**
 * The parallel slices of a volume, by their depth along the normal.
 *
 * @param normal across the slices, length 1
 * @param levels at least one, by depth
 */
public record SliceStack(double[] normal, List<Level> levels) {
    /** Slices closer than this, in mm, lie at one place. */
    private static final double SAME_PLACE = 0.01;

    /** Share of the distance to the next slice that a plane may lie off. */
    private static final double SHARE = 0.25;

    /**
     * One place, which several slices may share.
     *
     * @param depth along the normal, mm
     * @param slices their indices in the volume
     * @param reach how far what is drawn on it may lie off, mm
     */
    public record Level(double depth, List<Integer> slices, double reach) {}

    /** The stacks of a volume: mostly one; none where no slice says where its pixels lie. */
    public static List<SliceStack> of(Volume volume) {
        List<List<Integer>> groups = new ArrayList<>();
        for (int i = 0; i < volume.slices().size(); i++) {
            Geometry geometry = volume.slices().get(i).geometry();
            if (PixelGrid.known(geometry)) {
                groups.stream()
                        .filter(group ->
                                parallel(volume.slices().get(group.get(0)).geometry(), geometry))
                        .findFirst()
                        .orElseGet(() -> added(groups))
                        .add(i);
            }
        }
        return groups.stream().map(group -> of(volume.slices(), group)).toList();
    }

    private static List<Integer> added(List<List<Integer>> groups) {
        groups.add(new ArrayList<>());
        return groups.get(groups.size() - 1);
    }

    private static boolean parallel(Geometry a, Geometry b) {
        double cosine = Vectors.dot(Vectors.normal(a.orientation()), Vectors.normal(b.orientation()));
        return Math.abs(cosine) > 0.9999;
    }

    private static SliceStack of(List<Slice> slices, List<Integer> group) {
        double[] normal = Vectors.normal(slices.get(group.get(0)).geometry().orientation());
        double[] depths = slices.stream()
                .mapToDouble(s -> Vectors.dot(s.geometry().position(), normal))
                .toArray();
        List<Integer> sorted = group.stream()
                .sorted(Comparator.comparingDouble((Integer i) -> depths[i]))
                .toList();
        List<List<Integer>> places = new ArrayList<>();
        for (int i : sorted) {
            boolean begins = places.isEmpty()
                    || depths[i] - depths[places.get(places.size() - 1).get(0)] >= SAME_PLACE;
            (begins ? added(places) : places.get(places.size() - 1)).add(i);
        }
        double[] levels =
                places.stream().mapToDouble(place -> depths[place.get(0)]).toArray();
        double alone = slices.get(group.get(0)).geometry().sliceThickness();
        List<Level> all = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            double distance = levels.length == 1 ? alone : nearest(levels, i);
            double reach = distance > 0 ? Math.max(SAME_PLACE, distance * SHARE) : SAME_PLACE;
            all.add(new Level(levels[i], places.get(i).stream().sorted().toList(), reach));
        }
        return new SliceStack(normal, all);
    }

    private static double nearest(double[] sorted, int index) {
        double before = index > 0 ? sorted[index] - sorted[index - 1] : Double.POSITIVE_INFINITY;
        double after = index + 1 < sorted.length ? sorted[index + 1] - sorted[index] : Double.POSITIVE_INFINITY;
        return Math.min(before, after);
    }

    /** The level whose depth is nearest. */
    Level nearest(double depth) {
        double[] depths = levels.stream().mapToDouble(Level::depth).toArray();
        int found = Arrays.binarySearch(depths, depth);
        if (found >= 0) {
            return levels.get(found);
        }
        int after = -found - 1;
        if (after == 0 || after == depths.length) {
            return levels.get(Math.min(after, depths.length - 1));
        }
        return levels.get(depth - depths[after - 1] <= depths[after] - depth ? after - 1 : after);
    }

    /** Whether a depth lies before the first or after the last slice, farther than their reach. */
    boolean beyond(double depth) {
        Level first = levels.get(0);
        Level last = levels.get(levels.size() - 1);
        return depth < first.depth() - first.reach() || depth > last.depth() + last.reach();
    }
}

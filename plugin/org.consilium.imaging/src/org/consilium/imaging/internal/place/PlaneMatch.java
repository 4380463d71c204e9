// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.place;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which planes of one drawing (the frames of a segment, the contours of a structure) lie on which slices. A slice takes
 * the nearest plane alone, if it lies within a quarter of the distance to the next slice and nearer than half way to the
 * next plane: what was drawn a millimetre above is never mixed with what was drawn on the slice.
 *
 * @param bySlice indices of the planes on each slice, by index of the slice
 * @param fits what became of each plane
 */
public record PlaneMatch(SortedMap<Integer, List<Integer>> bySlice, List<Fit> fits) {
    /** A plane may be turned against the slices by 3 degrees, or rise by {@link #ROUNDING}. */
    private static final double SLOPE = Math.sin(Math.toRadians(3));

    /** What rounding in headers may do to a depth, mm. */
    private static final double ROUNDING = 0.1;

    /** Share of a level's reach within which planes are one. */
    private static final double ONE_PLANE = 0.2;

    /** A pitch that is larger than the distance of the slices by more than this share makes a drawing coarser. */
    private static final double COARSER = 1.01;

    private static final double EPSILON = 1e-6;

    /** Planes that are one, and their depth. */
    private record Sheet(double depth, List<Integer> planes) {}

    /** Finds the slices of a volume. */
    public static PlaneMatch of(List<SliceStack> stacks, List<Flat> drawing) {
        PlaneMatch all =
                new PlaneMatch(new TreeMap<>(), new ArrayList<>(Collections.nCopies(drawing.size(), Fit.TILTED)));
        for (SliceStack stack : stacks) {
            List<Sheet> sheets = all.sheets(stack, drawing);
            for (SliceStack.Level level : stack.levels()) {
                for (int plane : nearest(level, sheets, drawing)) {
                    all.fits.set(plane, Fit.PLACED);
                    level.slices().forEach(slice -> all.bySlice
                            .computeIfAbsent(slice, k -> new ArrayList<>())
                            .add(plane));
                }
            }
        }
        return all;
    }

    /** The planes that are parallel to a stack, by depth. */
    private List<Sheet> sheets(SliceStack stack, List<Flat> drawing) {
        List<Sheet> single = new ArrayList<>();
        for (int i = 0; i < drawing.size(); i++) {
            double[] range = drawing.get(i).range(stack.normal());
            double depth = (range[0] + range[1]) / 2;
            double rise = range[1] - range[0];
            boolean parallel = rise <= ROUNDING || drawing.get(i).slope(stack.normal()) <= SLOPE;
            if (parallel && rise <= 2 * stack.nearest(depth).reach()) {
                single.add(new Sheet(depth, List.of(i)));
                fits.set(i, fits.get(i).or(stack.beyond(depth) ? Fit.BEYOND : Fit.BETWEEN));
            }
        }
        single.sort(Comparator.comparingDouble(Sheet::depth));
        List<Sheet> sheets = new ArrayList<>();
        for (Sheet next : single) {
            int last = sheets.size() - 1;
            if (last >= 0
                    && next.depth - sheets.get(last).depth
                            <= ONE_PLANE * stack.nearest(next.depth).reach()) {
                List<Integer> planes = new ArrayList<>(sheets.get(last).planes);
                planes.addAll(next.planes);
                sheets.set(last, new Sheet(sheets.get(last).depth, planes));
            } else {
                sheets.add(next);
            }
        }
        return sheets;
    }

    /** The planes of the nearest sheet; of two equally near ones where each stands for what is around it. */
    private static List<Integer> nearest(SliceStack.Level level, List<Sheet> sheets, List<Flat> drawing) {
        List<Integer> planes = new ArrayList<>();
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < sheets.size(); i++) {
            Sheet sheet = sheets.get(i);
            double distance = Math.abs(sheet.depth - level.depth());
            double gap = Math.min(
                    i > 0 ? sheet.depth - sheets.get(i - 1).depth : Double.POSITIVE_INFINITY,
                    i + 1 < sheets.size() ? sheets.get(i + 1).depth - sheet.depth : Double.POSITIVE_INFINITY);
            double pitch = drawing.get(sheet.planes.get(0)).pitch();
            if (distance > reach(level, gap, pitch) + EPSILON || distance > nearest + EPSILON) {
                continue;
            }
            boolean tie = distance > nearest - EPSILON;
            if (!tie) {
                planes.clear();
                nearest = distance;
            }
            if (!tie || pitch > 0) {
                planes.addAll(sheet.planes);
            }
        }
        return planes;
    }

    /** How far a sheet may lie off, with the next sheet at a distance. */
    private static double reach(SliceStack.Level level, double gap, double pitch) {
        boolean coarser = pitch > 4 * level.reach() * COARSER && gap > 0.99 * pitch;
        return coarser ? pitch / 2 : Math.min(level.reach(), gap / 2);
    }
}

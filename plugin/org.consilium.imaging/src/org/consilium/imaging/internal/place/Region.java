// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.place;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What the polygons of one structure in one plane enclose together. */
public final class Region {
    private final int rows;
    private final int columns;

    private Region(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** A polygon, the pixels that it encloses or runs over, and those that it runs over. */
    private record Filled(Polygon polygon, BitSet area, BitSet line) {
        /** Whether another one cuts a hole into this one. A copy, however rounded, is no hole. */
        boolean around(Filled other) {
            return polygon.contains(other.polygon) && !area.equals(other.area) && !other.polygon.contains(polygon);
        }
    }

    /**
     * The polygons united; one that lies wholly inside of another cuts a hole, and one in a hole is an island. What
     * overlaps in part or twice stays.
     */
    public static BitSet united(List<Polygon> polygons, int rows, int columns) {
        return new Region(rows, columns).united(polygons);
    }

    /** The pixels that an odd number of the polygons encloses, and those that one of them runs over. */
    public static BitSet exclusive(List<Polygon> polygons, int rows, int columns) {
        BitSet mask = new BitSet(rows * columns);
        BitSet lines = new BitSet();
        for (Polygon polygon : polygons) {
            mask.xor(polygon.enclosed(rows, columns));
            lines.or(polygon.line(rows, columns));
        }
        mask.or(lines);
        return mask;
    }

    private BitSet united(List<Polygon> polygons) {
        List<Filled> all = new ArrayList<>();
        for (Polygon polygon : polygons) {
            BitSet line = polygon.line(rows, columns);
            BitSet area = polygon.enclosed(rows, columns);
            area.or(line);
            all.add(new Filled(polygon, area, line));
        }
        List<List<Filled>> inside = new ArrayList<>();
        for (Filled outer : all) {
            inside.add(all.stream().filter(outer::around).toList());
        }
        BitSet mask = new BitSet(rows * columns);
        for (Filled one : all) {
            if (inside.stream().noneMatch(list -> list.contains(one))) {
                mask.or(solid(one, all, inside));
            }
        }
        return mask;
    }

    /** A polygon without the hollows in it. */
    private static BitSet solid(Filled outer, List<Filled> all, List<List<Filled>> inside) {
        BitSet solid = (BitSet) outer.area.clone();
        children(outer, all, inside).forEach(hole -> solid.andNot(hollow(hole, all, inside)));
        return solid;
    }

    /** A hole without the islands in it; its line is still part of what lies around it. */
    private static BitSet hollow(Filled hole, List<Filled> all, List<List<Filled>> inside) {
        BitSet hollow = (BitSet) hole.area.clone();
        hollow.andNot(hole.line);
        children(hole, all, inside).forEach(island -> hollow.andNot(solid(island, all, inside)));
        return hollow;
    }

    /** The polygons that lie in another one, but in none that does. */
    private static List<Filled> children(Filled outer, List<Filled> all, List<List<Filled>> inside) {
        List<Filled> within = inside.get(all.indexOf(outer));
        return within.stream()
                .filter(one -> within.stream()
                        .noneMatch(other -> inside.get(all.indexOf(other)).contains(one)))
                .toList();
    }
}

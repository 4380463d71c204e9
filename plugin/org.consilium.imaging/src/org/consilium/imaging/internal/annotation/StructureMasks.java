// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consilium.imaging.internal.document.StructureSet.Contour;
import org.consilium.imaging.internal.document.StructureSet.Structure;
import org.consilium.imaging.internal.place.PixelGrid;
import org.consilium.imaging.internal.place.Polygon;
import org.consilium.imaging.internal.place.Region;
import org.consilium.imaging.internal.study.Volume;

/** Fills the contours of RTSTRUCT files on the slices of a volume. */
final class StructureMasks {
    private StructureMasks() {}

    /** The structures that have contours on the volume. */
    static List<AnnotatedPart> parts(List<StructurePlacement> placements) {
        List<AnnotatedPart> parts = new ArrayList<>();
        for (StructurePlacement placement : placements) {
            for (Structure structure : placement.file().structures()) {
                if (placement.contours().containsKey(structure.number())) {
                    Map<Attribution, String> said = Map.of(
                            Attribution.OBSERVER, structure.observer(),
                            Attribution.SESSION, placement.file().session(),
                            Attribution.CONTENT, placement.file().label());
                    parts.add(
                            AnnotatedPart.of(placement.file().file(), structure.number(), structure.name(), "", said));
                }
            }
        }
        return parts;
    }

    static VolumeMasks read(
            List<StructurePlacement> placements,
            List<AnnotatedPart> chosen,
            RaterNames names,
            Volume volume,
            List<String> warnings) {
        SortedMap<String, SortedMap<Integer, BitSet>> masks = new TreeMap<>();
        for (StructurePlacement placement : placements) {
            boolean found = false;
            for (AnnotatedPart part : chosen) {
                if (part.file() == placement.file().file()) {
                    found = true;
                    SortedMap<Integer, BitSet> slices =
                            masks.computeIfAbsent(names.byPart().get(part), k -> new TreeMap<>());
                    placement.contours().get(part.number()).forEach((slice, contours) -> {
                        PixelGrid grid = PixelGrid.of(volume.slices().get(slice));
                        slices.computeIfAbsent(slice, k -> new BitSet()).or(mask(contours, grid));
                    });
                }
            }
            if (!found) {
                warnings.add("the structure set " + placement.file().file().shown()
                        + " doesn't hold the chosen structure; it is left out");
            }
        }
        return new VolumeMasks(masks);
    }

    /** The contours of one plane, without copies. */
    private static BitSet mask(List<Contour> contours, PixelGrid slice) {
        List<Polygon> polygons = new ArrayList<>();
        for (int i = 0; i < contours.size(); i++) {
            double[] points = contours.get(i).points();
            boolean copy = contours.subList(0, i).stream().anyMatch(other -> Arrays.equals(other.points(), points));
            if (!copy) {
                polygons.add(Polygon.of(points, slice));
            }
        }
        return contours.stream().anyMatch(Contour::exclusive)
                ? Region.exclusive(polygons, slice.rows(), slice.columns())
                : Region.united(polygons, slice.rows(), slice.columns());
    }
}

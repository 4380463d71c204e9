// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
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
            String shown = "the structure set " + placement.file().file().shown();
            List<AnnotatedPart> parts = chosen.stream()
                    .filter(part -> part.file() == placement.file().file())
                    .toList();
            if (parts.isEmpty()) {
                warnings.add(shown + " doesn't hold the chosen structure; it is left out");
                continue;
            }
            ContourCount count = new ContourCount(volume.rows(), volume.columns());
            for (AnnotatedPart part : parts) {
                SortedMap<Integer, BitSet> slices =
                        masks.computeIfAbsent(names.byPart().get(part), k -> new TreeMap<>());
                placement.contours().get(part.number()).forEach((slice, contours) -> {
                    PixelGrid grid = PixelGrid.of(volume.slices().get(slice));
                    slices.computeIfAbsent(slice, k -> new BitSet()).or(mask(contours, grid, count));
                });
            }
            warnings.addAll(count.warnings(shown));
        }
        return new VolumeMasks(masks);
    }

    /** The contours of one plane, without copies. */
    private static BitSet mask(List<Contour> contours, PixelGrid slice, ContourCount count) {
        List<Polygon> polygons = new ArrayList<>();
        for (Contour contour : contours) {
            Polygon polygon = Polygon.of(contour.points(), slice);
            count.add(polygon);
            if (polygons.stream().noneMatch(polygon::same)) {
                polygons.add(polygon);
            }
        }
        long exclusive = contours.stream().filter(Contour::exclusive).count();
        count.addPlane(exclusive > 0 && exclusive < contours.size());
        return exclusive > 0
                ? Region.exclusive(polygons, slice.rows(), slice.columns())
                : Region.united(polygons, slice.rows(), slice.columns());
    }
}

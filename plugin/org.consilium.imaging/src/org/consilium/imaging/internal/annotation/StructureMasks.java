// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consilium.imaging.internal.document.StructureSet;
import org.consilium.imaging.internal.document.StructureSet.Contour;
import org.consilium.imaging.internal.document.StructureSet.Structure;
import org.consilium.imaging.internal.study.Vectors;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.model.Geometry;

/** Places the contours of RTSTRUCT files on the slices of a volume, and fills them. */
final class StructureMasks {
    private StructureMasks() {}

    /**
     * The contours that lie on slices of the volume: those that name its images, and those that lie in the plane of a
     * slice with the same frame of reference.
     */
    static StructurePlacement place(StructureSet file, Volume volume, SliceFinder finder) {
        int lost = 0;
        Map<Integer, Map<Integer, List<Contour>>> placed = new TreeMap<>();
        boolean named = file.referencedSeries().contains(volume.seriesUid());
        for (Structure structure : file.structures()) {
            boolean related = named
                    || !structure.frameOfReference().isEmpty()
                            && structure
                                    .frameOfReference()
                                    .equals(volume.first().frameOfReference());
            for (Contour contour : structure.contours()) {
                SliceFinder.Place place = finder.byInstance(contour.sopUid());
                int slice = place != null
                        ? (place.volume() == volume ? place.slice() : -1)
                        : related && volume.positioned() ? slice(contour, volume) : -1;
                if (slice >= 0 && measured(volume, slice)) {
                    placed.computeIfAbsent(structure.number(), k -> new TreeMap<>())
                            .computeIfAbsent(slice, k -> new ArrayList<>())
                            .add(contour);
                } else if (related && place == null) {
                    lost++;
                }
            }
        }
        return new StructurePlacement(file, placed, lost);
    }

    /** The structures that have contours on the volume. */
    static List<AnnotatedPart> parts(List<StructurePlacement> placements) {
        List<AnnotatedPart> parts = new ArrayList<>();
        for (StructurePlacement placement : placements) {
            for (Structure structure : placement.file().structures()) {
                if (placement.contours().containsKey(structure.number())) {
                    parts.add(new AnnotatedPart(
                            placement.file().file(),
                            structure.number(),
                            structure.name(),
                            "",
                            "",
                            placement.file().label()));
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
                        Geometry plane = volume.slices().get(slice).geometry();
                        slices.computeIfAbsent(slice, k -> new BitSet())
                                .or(ContourFill.mask(contours, plane, volume.rows(), volume.columns()));
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

    private static boolean measured(Volume volume, int slice) {
        Geometry plane = volume.slices().get(slice).geometry();
        return plane.rowSpacing() > 0
                && plane.columnSpacing() > 0
                && Vectors.finite(plane.position())
                && Vectors.finite(plane.orientation());
    }

    /** The slice in whose plane all corners lie; -1 where there is none. */
    private static int slice(Contour contour, Volume volume) {
        int best = -1;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < volume.slices().size(); i++) {
            Geometry plane = volume.slices().get(i).geometry();
            double[] normal = Vectors.normal(plane.orientation());
            double height = Vectors.dot(plane.position(), normal);
            double depth = 0;
            for (int at = 0; at < contour.points().length; at += 3) {
                double[] point = {contour.points()[at], contour.points()[at + 1], contour.points()[at + 2]};
                depth = Math.max(depth, Math.abs(Vectors.dot(point, normal) - height));
            }
            if (depth <= SliceFinder.tolerance(volume, i) && depth < nearest) {
                best = i;
                nearest = depth;
            }
        }
        return best;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.imaging.internal.document.SegFile;
import org.consilium.imaging.internal.document.SegFrame;
import org.consilium.imaging.internal.document.SegFrame.SourceImage;
import org.consilium.imaging.internal.study.Slice;
import org.consilium.imaging.internal.study.Vectors;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.model.Geometry;

/** Finds the slice an annotation was drawn on: by the instance it names, else by position. */
final class SliceFinder {
    /** A slice of a volume. */
    record Place(Volume volume, int slice) {}

    private final List<Volume> volumes;
    private final Map<String, List<Place>> byInstance = new HashMap<>();

    SliceFinder(List<Volume> volumes) {
        this.volumes = volumes;
        for (Volume volume : volumes) {
            for (int i = 0; i < volume.slices().size(); i++) {
                String uid = volume.slices().get(i).image().provenance().sopUid();
                if (!uid.isEmpty()) {
                    byInstance.computeIfAbsent(uid, k -> new ArrayList<>()).add(new Place(volume, i));
                }
            }
        }
    }

    /** The slice with this instance, which must be a single-frame image; null where there is none. */
    Place byInstance(String sopUid) {
        List<Place> places = byInstance.getOrDefault(sopUid, List.of());
        return places.size() == 1 ? places.get(0) : null;
    }

    /** The slice a SEG frame was drawn on; null where there is none. */
    Place find(SegFile file, SegFrame frame) {
        // Some writers name every image of the series as a source of every frame: then only the position tells.
        boolean placed = Vectors.finite(frame.geometry().position());
        if (frame.sources().size() == 1 || !placed) {
            for (SourceImage source : frame.sources()) {
                Place place = bySource(source);
                if (place != null) {
                    return place;
                }
            }
        }
        return placed ? byPosition(file, frame.geometry()) : null;
    }

    private Place bySource(SourceImage source) {
        List<Place> places = byInstance.getOrDefault(source.sopUid(), List.of());
        for (Place place : places) {
            int frame = place.volume().slices().get(place.slice()).plane().frame();
            if (places.size() == 1 || frame == source.frame() - 1) {
                return place;
            }
        }
        return null;
    }

    private Place byPosition(SegFile file, Geometry wanted) {
        for (Volume volume : volumes) {
            boolean related = file.referencedSeries().contains(volume.seriesUid())
                    || file.referencedSeries().isEmpty()
                            && !file.frameOfReference().isEmpty()
                            && file.frameOfReference().equals(volume.first().frameOfReference());
            if (related && volume.positioned()) {
                for (int i = 0; i < volume.slices().size(); i++) {
                    if (samePlane(volume, i, wanted)) {
                        return new Place(volume, i);
                    }
                }
            }
        }
        return null;
    }

    private static boolean samePlane(Volume volume, int index, Geometry wanted) {
        Geometry slice = volume.slices().get(index).geometry();
        double[] orientation = slice.orientation();
        if (Vectors.finite(wanted.orientation()) && !Vectors.sameOrientation(wanted.orientation(), orientation)) {
            return false;
        }
        double[] offset = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            offset[axis] = wanted.position()[axis] - slice.position()[axis];
        }
        double depth = Math.abs(Vectors.dot(offset, Vectors.normal(orientation)));
        double right = Math.abs(Vectors.dot(offset, orientation));
        double down = Math.abs(offset[0] * orientation[3] + offset[1] * orientation[4] + offset[2] * orientation[5]);
        return depth <= tolerance(volume, index)
                && !(right > slice.columnSpacing() / 2)
                && !(down > slice.rowSpacing() / 2);
    }

    /** A quarter of the distance to the next slice, at least 0.01 mm. */
    static double tolerance(Volume volume, int index) {
        List<Slice> slices = volume.slices();
        if (slices.size() < 2) {
            return 0.01;
        }
        double[] here = slices.get(index).geometry().position();
        double[] next = slices.get(index > 0 ? index - 1 : 1).geometry().position();
        double distance = Math.sqrt(
                Math.pow(here[0] - next[0], 2) + Math.pow(here[1] - next[1], 2) + Math.pow(here[2] - next[2], 2));
        return Double.isFinite(distance) ? Math.max(0.01, distance / 4) : 0.01;
    }
}

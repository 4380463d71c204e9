// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.imaging.internal.document.NamedImage;
import org.consilium.imaging.internal.place.SliceStack;
import org.consilium.imaging.internal.study.Slice;
import org.consilium.imaging.internal.study.Volume;

/** Finds the volumes and slices that an annotation names, and the places of slices. */
public final class SliceFinder {
    /** A slice of a volume. */
    record Place(Volume volume, int slice) {
        Slice image() {
            return volume.slices().get(slice);
        }

        /** The volume itself counts: comparing all its slices would take long. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Place place && place.volume == volume && place.slice == slice;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(volume) + slice;
        }
    }

    private final List<Volume> volumes;
    private final Map<String, List<Place>> byInstance = new HashMap<>();
    private final Map<Volume, List<SliceStack>> stacks = new IdentityHashMap<>();

    public SliceFinder(List<Volume> volumes) {
        this.volumes = volumes;
        for (Volume volume : volumes) {
            stacks.put(volume, SliceStack.of(volume));
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

    /** The slices that are among the named images, each once. */
    List<Place> named(List<NamedImage> images) {
        Set<Place> found = new HashSet<>();
        List<Place> places = new ArrayList<>();
        for (NamedImage image : images) {
            for (Place place : byInstance.getOrDefault(image.sopUid(), List.of())) {
                boolean whole = image.frames().isEmpty()
                        || place.image().image().layout().frames() == 1;
                if ((whole || image.frames().contains(place.image().plane().frame() + 1)) && found.add(place)) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    /**
     * The volumes that an annotation belongs to: those with a series or an instance that it names; where it names none
     * that is here, those of its frame of reference, unless they are of another patient.
     *
     * @param patientId empty where the annotation names no patient
     */
    List<Volume> related(
            Collection<String> series, Collection<String> instances, String frameOfReference, String patientId) {
        Set<Volume> holders = Collections.newSetFromMap(new IdentityHashMap<>());
        instances.forEach(uid -> byInstance.getOrDefault(uid, List.of()).forEach(place -> holders.add(place.volume())));
        List<Volume> named = volumes.stream()
                .filter(volume -> holders.contains(volume) || series.contains(volume.seriesUid()))
                .toList();
        return named.isEmpty()
                ? volumes.stream()
                        .filter(volume -> in(volume, frameOfReference) && !stranger(volume, patientId))
                        .toList()
                : named;
    }

    private static boolean in(Volume volume, String frameOfReference) {
        return !frameOfReference.isEmpty()
                && frameOfReference.equals(volume.first().frameOfReference());
    }

    private static boolean stranger(Volume volume, String patientId) {
        String there = volume.first().patientId();
        return !there.isEmpty() && !patientId.isEmpty() && !there.equals(patientId);
    }

    /** Why an annotation belongs to none of the volumes, as the end of a sentence. */
    String unrelated(Collection<String> framesOfReference, String patientId) {
        boolean strangers = volumes.stream()
                .anyMatch(volume -> stranger(volume, patientId)
                        && framesOfReference.stream().anyMatch(frame -> in(volume, frame)));
        return strangers
                ? " names no image that is here, and the series in its frame of reference are of another patient; it is"
                        + " left out"
                : " belongs to no image series here; it is left out";
    }

    /** The parallel slices of a volume. */
    List<SliceStack> stacks(Volume volume) {
        return stacks.get(volume);
    }

    /** Whether two slices of a volume lie at one place. */
    boolean level(Place a, Place b) {
        return stacks(a.volume()).stream()
                .flatMap(stack -> stack.levels().stream())
                .anyMatch(level ->
                        level.slices().contains(a.slice()) && level.slices().contains(b.slice()));
    }
}

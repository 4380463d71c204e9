// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.prediction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.imaging.internal.crop.Grid;
import org.consilium.imaging.internal.place.PixelGrid;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.layer.SegmentationCase;

/**
 * The images of cases that one prediction may hold: those of a series, or of a volume.
 *
 * @param volume images as headers would have them, those that no case was made of among them
 * @param slots indices of the cases made of each image; none of those in between
 * @param cases all cases
 */
record Target(Volume volume, List<List<Integer>> slots, List<SegmentationCase> cases) {
    /** Groups cases, in the order of the first ones. */
    static List<Target> of(List<SegmentationCase> cases) {
        Map<String, Map<String, List<Integer>>> volumes = new LinkedHashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            volumes.computeIfAbsent(volumeKey(cases.get(i)), key -> new LinkedHashMap<>())
                    .computeIfAbsent(imageKey(cases.get(i)), key -> new ArrayList<>())
                    .add(i);
        }
        return volumes.values().stream()
                .map(images -> TargetVolume.of(List.copyOf(images.values()), cases))
                .toList();
    }

    /** Lesions of one series, and crops of one image, are on the same images. */
    private static String volumeKey(SegmentationCase c) {
        String series = c.provenance().seriesUid();
        boolean dicom = !series.isEmpty() && !c.provenance().sopUid().isEmpty();
        return c.patient() + "\n" + (dicom ? series : "volume " + c.volume());
    }

    private static String imageKey(SegmentationCase c) {
        String instance = c.provenance().sopUid();
        if (!instance.isEmpty()) {
            return instance + " " + c.source().frame();
        }
        return c.source().slices() > 1 || PixelGrid.known(c.place()) ? "slice " + c.slice() : "case " + c.id();
    }

    /** A case on an image. */
    SegmentationCase first(int slot) {
        return cases.get(slots.get(slot).get(0));
    }

    /** Images that cases were made of. */
    List<Integer> filled() {
        List<Integer> filled = new ArrayList<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            if (!slots.get(slot).isEmpty()) {
                filled.add(slot);
            }
        }
        return filled;
    }

    /** Whether all images with cases say where they lie. */
    boolean placed() {
        return filled().stream().allMatch(slot -> PixelGrid.known(first(slot).place()));
    }

    /** How messages call it. */
    String shown() {
        SegmentationCase first = first(filled().get(0));
        return filled().size() == 1 ? "case " + first.id() : "volume " + first.volume();
    }

    /** The pixels of a case on its image. */
    static Grid grid(SegmentationCase c) {
        return c.source().known()
                ? new Grid(
                        c.source().top(),
                        c.source().left(),
                        c.height(),
                        c.width(),
                        c.source().rowScale(),
                        c.source().columnScale())
                : new Grid(0, 0, c.height(), c.width(), 1, 1);
    }
}

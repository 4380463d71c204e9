// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.util.ArrayList;
import java.util.List;
import org.consilium.imaging.model.Geometry;

/** Makes regular volumes of an odd series: by orientation and pixel spacing, then by repeated places, then at gaps. */
final class VolumeSplitter {
    private VolumeSplitter() {}

    /** The parts of a volume, numbered from 1; the volume itself where it is regular or its slices have no place. */
    static List<Volume> split(Volume volume) {
        if (volume.slices().stream().anyMatch(s -> !VolumeChecks.placed(s.geometry()))) {
            return List.of(volume);
        }
        List<List<Slice>> parts = new ArrayList<>();
        for (List<Slice> parallel : byGrid(volume.slices())) {
            for (List<Slice> single : byPlace(VolumeBuilder.volume(parallel).slices())) {
                parts.addAll(atGaps(single));
            }
        }
        if (parts.size() == 1) {
            return List.of(volume);
        }
        List<Volume> volumes = new ArrayList<>();
        for (List<Slice> part : parts) {
            volumes.add(new Volume(volume.seriesUid(), List.copyOf(part), true, volumes.size() + 1));
        }
        return volumes;
    }

    private static List<List<Slice>> byGrid(List<Slice> slices) {
        List<List<Slice>> groups = new ArrayList<>();
        for (Slice slice : slices) {
            Geometry geometry = slice.geometry();
            groups.stream()
                    .filter(group ->
                            Vectors.sameOrientation(group.get(0).geometry().orientation(), geometry.orientation())
                                    && VolumeChecks.sameSpacing(group.get(0).geometry(), geometry))
                    .findFirst()
                    .orElseGet(() -> added(groups))
                    .add(slice);
        }
        return groups;
    }

    /** The first slices of all places, then the second ones, and so on. */
    private static List<List<Slice>> byPlace(List<Slice> sorted) {
        List<List<Slice>> layers = new ArrayList<>();
        double[] depths = VolumeChecks.depths(sorted);
        int layer = 0;
        for (int i = 0; i < depths.length; i++) {
            layer = i > 0 && depths[i] - depths[i - 1] < VolumeChecks.SAME_PLACE ? layer + 1 : 0;
            (layer < layers.size() ? layers.get(layer) : added(layers)).add(sorted.get(i));
        }
        return layers;
    }

    private static List<List<Slice>> atGaps(List<Slice> sorted) {
        double[] depths = VolumeChecks.depths(sorted);
        double[] gaps = new double[depths.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = depths[i + 1] - depths[i];
        }
        double median = VolumeChecks.median(gaps);
        List<List<Slice>> runs = new ArrayList<>();
        for (int i = 0; i < depths.length; i++) {
            boolean begins = i == 0 || VolumeChecks.irregular(gaps[i - 1], median);
            (begins ? added(runs) : runs.get(runs.size() - 1)).add(sorted.get(i));
        }
        return runs;
    }

    private static List<Slice> added(List<List<Slice>> groups) {
        groups.add(new ArrayList<>());
        return groups.get(groups.size() - 1);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.ground.Count;

/** Groups image files into series and sorts their slices. */
public final class VolumeBuilder {
    private VolumeBuilder() {}

    /** Volumes in the order of their first files. Odd series are kept. */
    public static List<Volume> build(List<ImageFile> images, List<String> warnings) {
        return build(images, false, warnings);
    }

    /**
     * Volumes in the order of their first files.
     *
     * @param split true makes several regular volumes of an odd series
     */
    public static List<Volume> build(List<ImageFile> images, boolean split, List<String> warnings) {
        Map<String, List<Slice>> groups = new LinkedHashMap<>();
        Map<String, ImageFile> seen = new HashMap<>();
        for (ImageFile image : images) {
            ImageFile twin = image.provenance().sopUid().isEmpty() ? null : seen.putIfAbsent(identity(image), image);
            if (twin != null) {
                warnings.add(image.file().shown() + " is left out: it is the same image as "
                        + twin.file().shown());
                continue;
            }
            String key = image.provenance().seriesUid() + "|" + image.layout().rows() + "x"
                    + image.layout().columns();
            List<Slice> group = groups.computeIfAbsent(key, k -> new ArrayList<>());
            image.planes().forEach(plane -> group.add(new Slice(image, plane)));
        }
        List<Volume> volumes = new ArrayList<>();
        groups.values().forEach(slices -> {
            long patients = slices.stream()
                    .map(slice -> slice.image().patientId())
                    .filter(id -> !id.isEmpty())
                    .distinct()
                    .count();
            if (patients > 1) {
                warnings.add("the series that begins with "
                        + slices.get(0).image().file().shown() + " holds images of "
                        + Count.of(patients, "patient")
                        + " under one series UID; it is left out: read the patients one by one");
                return;
            }
            Volume volume = volume(slices);
            volumes.addAll(split ? VolumeSplitter.split(volume) : List.of(volume));
        });
        return volumes;
    }

    /** Some anonymizers give one UID to a whole series, so the position counts too. */
    private static String identity(ImageFile image) {
        return image.provenance().sopUid() + " " + image.provenance().seriesUid() + " " + image.instanceNumber() + " "
                + Arrays.toString(image.planes().get(0).geometry().position());
    }

    static Volume volume(List<Slice> slices) {
        ImageFile first = slices.get(0).image();
        boolean placed = slices.stream().allMatch(s -> VolumeChecks.placed(s.geometry()));
        double[] orientation = slices.get(0).geometry().orientation();
        boolean parallel = placed
                && slices.stream()
                        .allMatch(s -> Vectors.sameOrientation(s.geometry().orientation(), orientation));
        Comparator<Slice> order = Comparator.<Slice>comparingInt(s -> s.image().instanceNumber())
                .thenComparing(s -> s.image().file().number())
                .thenComparingInt(s -> s.plane().frame());
        if (parallel) {
            double[] normal = Vectors.normal(orientation);
            order = Comparator.<Slice>comparingDouble(s -> depth(s, normal)).thenComparing(order);
        }
        List<Slice> sorted = slices.stream().sorted(order).toList();
        return new Volume(first.provenance().seriesUid(), sorted, parallel);
    }

    /** Position along the normal, to a micrometre so that rounding in the file doesn't decide the order. */
    private static double depth(Slice slice, double[] normal) {
        return Math.rint(Vectors.dot(slice.geometry().position(), normal) * 1000) / 1000;
    }
}

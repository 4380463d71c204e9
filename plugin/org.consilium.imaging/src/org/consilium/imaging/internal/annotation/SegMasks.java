// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.consilium.imaging.ImagingException;
import org.consilium.imaging.RaterNaming;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.internal.dicom.StoredPixels;

/** Reads the raters and masks of the DICOM SEG files of one volume. */
final class SegMasks {
    /** A segment of a file. */
    private record Segment(SegFile file, int number, String label) {
        /** A short key: comparing whole headers would be slow. */
        private String key() {
            return number + " " + file.file().name();
        }
    }

    private SegMasks() {}

    static List<String> raters(List<SegPlacement> placements, RaterNaming naming) {
        return List.copyOf(new TreeSet<>(names(placements, naming).values()));
    }

    static VolumeMasks read(List<SegPlacement> placements, RaterNaming naming, List<String> warnings)
            throws IOException {
        Map<String, String> names = names(placements, naming);
        SortedMap<String, SortedMap<Integer, BitSet>> masks = new TreeMap<>();
        for (SegPlacement placement : placements) {
            try {
                StoredPixels pixels =
                        PixelDecoder.decode(placement.file().file().path());
                for (Segment segment : segments(placement.file())) {
                    SortedMap<Integer, BitSet> slices =
                            masks.computeIfAbsent(names.get(segment.key()), k -> new TreeMap<>());
                    draw(placement, segment, pixels, slices);
                }
            } catch (ImagingException e) {
                warnings.add("the segmentation " + placement.file().file().name() + " is left out: " + e.getMessage());
            }
        }
        return new VolumeMasks(masks);
    }

    private static void draw(
            SegPlacement placement, Segment segment, StoredPixels pixels, SortedMap<Integer, BitSet> slices) {
        SegFile file = placement.file();
        for (int i = 0; i < placement.frames().size(); i++) {
            SegFrame frame = placement.frames().get(i);
            boolean only = frame.segment() == 0 && file.segments().size() <= 1;
            if (!file.labelMap() && frame.segment() != segment.number() && !only) {
                continue;
            }
            double[] values = pixels.frame(frame.index());
            BitSet mask = slices.computeIfAbsent(placement.slices().get(i), k -> new BitSet());
            for (int pixel = 0; pixel < values.length; pixel++) {
                boolean inside =
                        file.labelMap() ? values[pixel] == segment.number() : values[pixel] >= file.threshold();
                if (inside) {
                    mask.set(pixel);
                }
            }
        }
    }

    private static List<Segment> segments(SegFile file) {
        List<Segment> segments = new ArrayList<>();
        file.segments().forEach((number, label) -> {
            // Label maps may list their background.
            if (!file.labelMap() || number != 0) {
                segments.add(new Segment(file, number, label));
            }
        });
        return segments.isEmpty() ? List.of(new Segment(file, 1, "")) : segments;
    }

    private static Map<String, String> names(List<SegPlacement> placements, RaterNaming naming) {
        List<Segment> segments = new ArrayList<>();
        placements.forEach(placement -> segments.addAll(segments(placement.file())));
        Function<Segment, String> creator = segment -> segment.file().creator();
        Function<Segment, String> fileName = segment -> baseName(segment.file());
        Function<Segment, String> name =
                switch (naming) {
                    case CONTENT_CREATOR -> creator;
                    case SEGMENT_LABEL -> Segment::label;
                    case FILE_NAME -> fileName;
                    case AUTO ->
                        first(
                                segments,
                                List.of(
                                        creator,
                                        Segment::label,
                                        segment -> segment.file().contentLabel(),
                                        fileName));
                };
        Map<String, String> names = new HashMap<>();
        for (Segment segment : segments) {
            String value = name.apply(segment);
            names.put(segment.key(), value.isEmpty() ? fileName.apply(segment) : value);
        }
        return names;
    }

    private static Function<Segment, String> first(List<Segment> segments, List<Function<Segment, String>> candidates) {
        Function<Segment, String> present = null;
        for (Function<Segment, String> candidate : candidates) {
            Set<String> values = new HashSet<>();
            segments.forEach(segment -> values.add(candidate.apply(segment)));
            if (!values.contains("") && values.size() > 1) {
                return candidate;
            }
            if (!values.contains("") && present == null) {
                present = candidate;
            }
        }
        return present;
    }

    private static String baseName(SegFile file) {
        String name = file.file().name();
        name = name.substring(name.lastIndexOf('/') + 1);
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}

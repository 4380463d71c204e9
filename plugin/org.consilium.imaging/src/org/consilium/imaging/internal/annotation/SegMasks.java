// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.internal.dicom.StoredPixels;
import org.consilium.imaging.internal.document.SegFile;
import org.consilium.imaging.internal.document.SegFrame;
import org.consilium.imaging.model.ImagingException;

/** Reads the masks of the DICOM SEG files of one volume. */
final class SegMasks {
    private SegMasks() {}

    /** The segments of the files, in their order. */
    static List<AnnotatedPart> parts(List<SegPlacement> placements) {
        List<AnnotatedPart> parts = new ArrayList<>();
        placements.forEach(placement -> parts.addAll(parts(placement.file())));
        return parts;
    }

    static VolumeMasks read(
            List<SegPlacement> placements, List<AnnotatedPart> chosen, RaterNames names, List<String> warnings)
            throws IOException {
        SortedMap<String, SortedMap<Integer, BitSet>> masks = new TreeMap<>();
        for (SegPlacement placement : placements) {
            List<AnnotatedPart> parts = chosen.stream()
                    .filter(part -> part.file() == placement.file().file())
                    .toList();
            if (parts.isEmpty()) {
                warnings.add("the segmentation " + placement.file().file().shown()
                        + " doesn't hold the chosen structure; it is left out");
                continue;
            }
            try {
                StoredPixels pixels =
                        PixelDecoder.decode(placement.file().file().path());
                for (AnnotatedPart part : parts) {
                    draw(
                            placement,
                            part,
                            pixels,
                            masks.computeIfAbsent(names.byPart().get(part), k -> new TreeMap<>()));
                }
            } catch (ImagingException e) {
                warnings.add("the segmentation " + placement.file().file().shown() + " is left out: " + e.getMessage());
            }
        }
        return new VolumeMasks(masks);
    }

    private static void draw(
            SegPlacement placement, AnnotatedPart part, StoredPixels pixels, SortedMap<Integer, BitSet> slices) {
        SegFile file = placement.file();
        for (int i = 0; i < placement.frames().size(); i++) {
            SegFrame frame = placement.frames().get(i);
            boolean only = frame.segment() == 0 && file.segments().size() <= 1;
            if (!file.labelMap() && frame.segment() != part.number() && !only) {
                continue;
            }
            double[] values = pixels.frame(frame.index());
            BitSet mask = slices.computeIfAbsent(placement.slices().get(i), k -> new BitSet());
            for (int pixel = 0; pixel < values.length; pixel++) {
                boolean inside = file.labelMap() ? values[pixel] == part.number() : values[pixel] >= file.threshold();
                if (inside) {
                    mask.set(pixel);
                }
            }
        }
    }

    private static List<AnnotatedPart> parts(SegFile file) {
        List<AnnotatedPart> parts = new ArrayList<>();
        file.segments().forEach((number, segment) -> {
            // Label maps may list their background.
            if (!file.labelMap() || number != 0) {
                parts.add(new AnnotatedPart(
                        file.file(), number, segment.label(), segment.type(), file.creator(), file.contentLabel()));
            }
        });
        return parts.isEmpty()
                ? List.of(new AnnotatedPart(file.file(), 1, "", "", file.creator(), file.contentLabel()))
                : parts;
    }
}

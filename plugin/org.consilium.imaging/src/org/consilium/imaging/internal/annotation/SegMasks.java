// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.internal.dicom.StoredPixels;
import org.consilium.imaging.internal.document.SegFile;
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
                        + " describes no segment but its background, or not the chosen structure; it is left out");
                continue;
            }
            try {
                StoredPixels pixels =
                        PixelDecoder.decode(placement.file().file().path());
                SegDrawing drawing = new SegDrawing(placement, pixels);
                for (AnnotatedPart part : parts) {
                    drawing.draw(part.number())
                            .ifPresent(slices -> united(
                                    masks.computeIfAbsent(names.byPart().get(part), k -> new TreeMap<>()), slices));
                }
                warnings.addAll(drawing.warnings());
            } catch (ImagingException e) {
                warnings.add("the segmentation " + placement.file().file().shown() + " is left out: " + e.getMessage());
            }
        }
        return new VolumeMasks(masks);
    }

    private static void united(SortedMap<Integer, BitSet> all, SortedMap<Integer, BitSet> more) {
        more.forEach(
                (slice, mask) -> all.computeIfAbsent(slice, k -> new BitSet()).or(mask));
    }

    private static List<AnnotatedPart> parts(SegFile file) {
        Map<Attribution, String> said = Map.of(
                Attribution.CREATOR, file.creator(),
                Attribution.SESSION, file.session(),
                Attribution.CONTENT, file.contentLabel());
        List<AnnotatedPart> parts = new ArrayList<>();
        file.segments().forEach((number, segment) -> {
            if (!file.labelMap() || number != file.background()) {
                parts.add(AnnotatedPart.of(file.file(), number, segment.label(), segment.type(), said));
            }
        });
        return file.segments().isEmpty() ? List.of(AnnotatedPart.of(file.file(), 1, "", "", said)) : parts;
    }
}

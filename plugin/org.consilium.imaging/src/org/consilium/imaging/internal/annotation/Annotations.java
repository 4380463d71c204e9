// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.imaging.AnnotationSource;
import org.consilium.imaging.RaterNaming;
import org.consilium.imaging.internal.study.StudyScan;
import org.consilium.imaging.internal.study.Volume;

/** Which annotations belong to which volume. Headers only: masks are read when they are asked for. */
public final class Annotations {
    private final Map<Volume, List<SegPlacement>> segmentations = new IdentityHashMap<>();
    private final Map<Volume, List<LidcDocument>> readings = new IdentityHashMap<>();
    private final List<SegFile> strays = new ArrayList<>();
    private final SliceFinder finder;
    private final AnnotationSource source;
    private final RaterNaming naming;

    private Annotations(List<Volume> volumes, AnnotationSource source, RaterNaming naming) {
        this.finder = new SliceFinder(volumes);
        this.source = source;
        this.naming = naming;
    }

    /** Finds the volumes that the annotations of a scan belong to. What belongs to none becomes a warning. */
    public static Annotations match(
            List<Volume> volumes, StudyScan scan, AnnotationSource source, RaterNaming naming, List<String> warnings) {
        Annotations annotations = new Annotations(volumes, source, naming);
        if (source != AnnotationSource.XML) {
            scan.segmentations().forEach(file -> annotations.place(file, warnings));
        }
        if (source != AnnotationSource.SEG) {
            scan.readings().forEach(reading -> annotations.place(reading, volumes, warnings));
        }
        return annotations;
    }

    /** SEG or XML, or empty where the volume has no annotation. */
    public String kind(Volume volume) {
        if (segmentations.containsKey(volume)) {
            return "SEG";
        }
        return readings.containsKey(volume) ? "XML" : "";
    }

    /** Number of annotation files of any kind that belong to the volume. */
    public int files(Volume volume) {
        return segmentations.getOrDefault(volume, List.of()).size()
                + readings.getOrDefault(volume, List.of()).size();
    }

    /** Segmentations that belong to no volume. */
    public List<SegFile> strays() {
        return List.copyOf(strays);
    }

    /** The raters of a volume, sorted. */
    public List<String> raters(Volume volume) {
        if (segmentations.containsKey(volume)) {
            return SegMasks.raters(segmentations.get(volume), naming);
        }
        return LidcMasks.raters(readings.getOrDefault(volume, List.of()));
    }

    /** Reads the masks of a volume; without raters where it has no annotation. */
    public VolumeMasks masks(Volume volume, List<String> warnings) throws IOException {
        if (segmentations.containsKey(volume)) {
            return SegMasks.read(segmentations.get(volume), naming, warnings);
        }
        return LidcMasks.read(readings.getOrDefault(volume, List.of()), volume, finder, warnings);
    }

    private void place(SegFile file, List<String> warnings) {
        Map<Volume, SegPlacement> placements = new IdentityHashMap<>();
        int lost = 0;
        for (SegFrame frame : file.frames()) {
            SliceFinder.Place place = finder.find(file, frame);
            if (place == null) {
                lost++;
            } else if (place.volume().rows() != file.layout().rows()
                    || place.volume().columns() != file.layout().columns()) {
                strays.add(file);
                warnings.add("the segmentation " + file.file().name() + " has "
                        + file.layout().columns() + "x" + file.layout().rows() + " pixels, its images "
                        + place.volume().columns() + "x" + place.volume().rows() + "; it is left out");
                return;
            } else {
                SegPlacement placement = placements.computeIfAbsent(
                        place.volume(), v -> new SegPlacement(file, new ArrayList<>(), new ArrayList<>()));
                placement.frames().add(frame);
                placement.slices().add(place.slice());
            }
        }
        if (placements.isEmpty()) {
            strays.add(file);
            warnings.add("the segmentation " + file.file().name() + " belongs to no image series here; it is left out");
        } else if (lost > 0) {
            warnings.add(lost + " of " + file.frames().size() + " frames of the segmentation "
                    + file.file().name() + " lie on no slice here; they are left out");
        }
        placements.forEach((volume, placement) ->
                segmentations.computeIfAbsent(volume, v -> new ArrayList<>()).add(placement));
    }

    private void place(LidcDocument reading, List<Volume> volumes, List<String> warnings) {
        boolean found = false;
        for (Volume volume : volumes) {
            if (LidcMasks.belongs(reading, volume, finder)) {
                readings.computeIfAbsent(volume, v -> new ArrayList<>()).add(reading);
                found = true;
            }
        }
        // With segmentations at hand the XML isn't missed.
        if (!found && (source == AnnotationSource.XML || segmentations.isEmpty())) {
            warnings.add(
                    "the annotation " + reading.file().name() + " belongs to no image series here; it is left out");
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.consilium.imaging.annotation.AnnotationSource;
import org.consilium.imaging.internal.document.LidcDocument;
import org.consilium.imaging.internal.document.MaskVolume;
import org.consilium.imaging.internal.document.SegFile;
import org.consilium.imaging.internal.document.StructureSet;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.scan.StudyScan;
import org.consilium.imaging.internal.study.Volume;

/** Which annotation files lie on which volumes, and the raters' parts in them. */
final class AnnotationPlaces {
    private final Map<Volume, List<SegPlacement>> segmentations = new IdentityHashMap<>();
    private final Map<Volume, List<StructurePlacement>> structures = new IdentityHashMap<>();
    private final Map<Volume, List<LidcDocument>> readings = new IdentityHashMap<>();
    private final Map<Volume, List<MaskVolume>> maskVolumes = new IdentityHashMap<>();
    private final List<SegFile> strays = new ArrayList<>();
    private final List<Volume> volumes;
    private final SliceFinder finder;
    private final AnnotationSource source;
    private final List<String> warnings;

    /**
     * Places the annotations of a scan.
     *
     * @param masks those of the scan's mask volumes that are of a rater
     * @param warnings takes what belongs to no volume, and what is odd
     */
    AnnotationPlaces(
            List<Volume> volumes,
            StudyScan scan,
            List<MaskVolume> masks,
            AnnotationSource source,
            List<String> warnings) {
        this.volumes = volumes;
        this.finder = new SliceFinder(volumes);
        this.source = source;
        this.warnings = warnings;
        if (wants(AnnotationSource.SEG)) {
            once(scan.segmentations(), file -> file.provenance().sopUid(), SegFile::file)
                    .forEach(this::place);
        }
        if (wants(AnnotationSource.RTSTRUCT)) {
            once(scan.structureSets(), StructureSet::sopUid, StructureSet::file).forEach(this::place);
        }
        if (wants(AnnotationSource.XML)) {
            scan.readings().forEach(this::place);
        }
        if (wants(AnnotationSource.MASKS)) {
            masks.forEach(this::place);
        }
    }

    SliceFinder finder() {
        return finder;
    }

    /** One instance is one annotation, however many copies of its file there are. */
    private <T> List<T> once(List<T> files, Function<T, String> sopUid, Function<T, CandidateFile> where) {
        Map<String, T> first = new HashMap<>();
        List<T> once = new ArrayList<>();
        for (T file : files) {
            String uid = sopUid.apply(file);
            T twin = uid.isEmpty() ? null : first.putIfAbsent(uid, file);
            if (twin == null) {
                once.add(file);
            } else {
                warnings.add(where.apply(file).shown() + " is left out: it has the SOP Instance UID of "
                        + where.apply(twin).shown() + ", so it is a copy of it or a version; remove one of them");
            }
        }
        return once;
    }

    private boolean wants(AnnotationSource kind) {
        return source == kind || source == AnnotationSource.SEG_THEN_XML;
    }

    /** SEG, RTSTRUCT, XML or MASKS, or empty where the volume has no annotation. */
    String kind(Volume volume) {
        if (segmentations.containsKey(volume)) {
            return "SEG";
        }
        if (structures.containsKey(volume)) {
            return "RTSTRUCT";
        }
        if (readings.containsKey(volume)) {
            return "XML";
        }
        return maskVolumes.containsKey(volume) ? "MASKS" : "";
    }

    /** Number of annotation files of the kind that is read for the volume. */
    int files(Volume volume) {
        List<?> files =
                switch (kind(volume)) {
                    case "SEG" -> segmentations.get(volume);
                    case "RTSTRUCT" -> structures.get(volume);
                    case "XML" -> readings.get(volume);
                    case "MASKS" -> maskVolumes.get(volume);
                    default -> List.of();
                };
        return files.size();
    }

    /** Segmentations that belong to no volume. */
    List<SegFile> strays() {
        return List.copyOf(strays);
    }

    List<SegPlacement> segmentations(Volume volume) {
        return segmentations.getOrDefault(volume, List.of());
    }

    List<StructurePlacement> structures(Volume volume) {
        return structures.getOrDefault(volume, List.of());
    }

    List<LidcDocument> readings(Volume volume) {
        return readings.getOrDefault(volume, List.of());
    }

    List<MaskVolume> maskVolumes(Volume volume) {
        return maskVolumes.getOrDefault(volume, List.of());
    }

    /** What a volume's files of its kind hold. */
    List<AnnotatedPart> parts(Volume volume) {
        return switch (kind(volume)) {
            case "SEG" -> SegMasks.parts(segmentations.get(volume));
            case "MASKS" -> VolumeFileMasks.parts(maskVolumes.get(volume));
            default -> StructureMasks.parts(structures.getOrDefault(volume, List.of()));
        };
    }

    private void place(SegFile file) {
        Map<Volume, SegPlacement> placements = new SegPlacer(file, finder).place(warnings);
        if (placements.isEmpty()) {
            strays.add(file);
        }
        shared(file.file(), placements.keySet(), file.referencedSeries());
        placements.forEach((volume, placement) ->
                segmentations.computeIfAbsent(volume, v -> new ArrayList<>()).add(placement));
    }

    private void place(StructureSet file) {
        Map<Volume, StructurePlacement> placements = new StructurePlacer(file, finder).place(warnings);
        shared(file.file(), placements.keySet(), file.referencedSeries());
        placements.forEach((volume, placement) ->
                structures.computeIfAbsent(volume, v -> new ArrayList<>()).add(placement));
    }

    /** Says which annotation lies on several series that it doesn't name. */
    private void shared(CandidateFile file, Set<Volume> volumes, List<String> named) {
        if (volumes.size() > 1 && !volumes.stream().allMatch(volume -> named.contains(volume.seriesUid()))) {
            warnings.add(file.shown() + " fits " + volumes.size() + " series and doesn't say which one it was drawn on;"
                    + " it is read on each of them");
        }
    }

    private void place(LidcDocument reading) {
        List<Volume> read = LidcMasks.volumes(reading, volumes, finder);
        read.forEach(volume ->
                readings.computeIfAbsent(volume, v -> new ArrayList<>()).add(reading));
        if (!reading.seriesUid().isEmpty()
                && read.stream().anyMatch(volume -> !reading.seriesUid().equals(volume.seriesUid()))) {
            warnings.add("the annotation " + reading.file().shown()
                    + " names another series than that of the images it names; it is read on these images");
        }
        // With segmentations at hand the XML isn't missed.
        if (read.isEmpty() && (source == AnnotationSource.XML || segmentations.isEmpty())) {
            warnings.add(
                    "the annotation " + reading.file().shown() + " belongs to no image series here; it is left out");
        }
    }

    private void place(MaskVolume file) {
        MaskGrid grid = MaskGrid.of(file.header());
        List<Volume> fitting =
                volumes.stream().filter(v -> grid != null && grid.covers(v)).toList();
        List<Volume> covered = NearestPatient.of(fitting, file.file());
        if (covered.isEmpty() && !fitting.isEmpty()) {
            warnings.add("the volume " + file.file().shown() + " lies on the grid of " + fitting.size()
                    + " series of several patients, and in the folder of none of them alone; it is left out: put it"
                    + " beside the images that it was drawn on");
            return;
        }
        covered.stream()
                .filter(volume -> kind(volume).isEmpty() || kind(volume).equals("MASKS"))
                .forEach(volume -> maskVolumes
                        .computeIfAbsent(volume, v -> new ArrayList<>())
                        .add(file));
        if (covered.size() > 1) {
            warnings.add("the volume " + file.file().shown() + " lies on the grid of " + covered.size()
                    + " series; it is taken as a mask of each of them that has no other annotation");
        }
        // With annotations of the archive at hand, other volumes in the folder need not be masks.
        boolean missed = source == AnnotationSource.MASKS
                || volumes.stream().allMatch(v -> kind(v).isEmpty() || kind(v).equals("MASKS"));
        if (covered.isEmpty() && missed) {
            warnings.add(
                    "the volume " + file.file().shown()
                            + (grid == null
                                    ? " doesn't say where it lies; it is left out"
                                    : " lies on the grid of no image series here; it is left out: resample it onto the images"));
        }
    }
}

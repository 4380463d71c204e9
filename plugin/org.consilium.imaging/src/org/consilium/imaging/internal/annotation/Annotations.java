// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.consilium.imaging.annotation.AnnotationOptions;
import org.consilium.imaging.annotation.AnnotationSource;
import org.consilium.imaging.annotation.RaterNaming;
import org.consilium.imaging.internal.document.LidcDocument;
import org.consilium.imaging.internal.document.MaskVolume;
import org.consilium.imaging.internal.document.SegFile;
import org.consilium.imaging.internal.document.StructureSet;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.masks.RaterTable;
import org.consilium.imaging.internal.scan.StudyScan;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.pseudonym.Pseudonyms;

/** Which annotations belong to which volume. Headers only: masks are read when they are asked for. */
public final class Annotations {
    private final Map<Volume, List<SegPlacement>> segmentations = new IdentityHashMap<>();
    private final Map<Volume, List<StructurePlacement>> structures = new IdentityHashMap<>();
    private final Map<Volume, List<LidcDocument>> readings = new IdentityHashMap<>();
    private final Map<Volume, List<MaskVolume>> maskVolumes = new IdentityHashMap<>();
    private final List<SegFile> strays = new ArrayList<>();
    private final SliceFinder finder;
    private final AnnotationOptions options;
    private final RaterTable table;
    private final Pseudonyms pseudonyms;

    private Annotations(List<Volume> volumes, AnnotationOptions options, RaterTable table, Pseudonyms pseudonyms) {
        this.finder = new SliceFinder(volumes);
        this.options = options;
        this.table = table;
        this.pseudonyms = pseudonyms;
    }

    /**
     * Finds the volumes that the annotations of a scan belong to. What belongs to none becomes a warning.
     *
     * @param pseudonyms that stand for raters' names
     * @throws ImagingException where the table of raters can't be read
     */
    public static Annotations match(
            List<Volume> volumes,
            StudyScan scan,
            AnnotationOptions options,
            Pseudonyms pseudonyms,
            List<String> warnings)
            throws IOException {
        RaterTable table = options.raters().naming() == RaterNaming.TABLE
                ? RaterTable.read(options.raters().table())
                : RaterTable.empty();
        Annotations annotations = new Annotations(volumes, options, table, pseudonyms);
        if (annotations.wants(AnnotationSource.SEG)) {
            once(scan.segmentations(), file -> file.provenance().sopUid(), SegFile::file, warnings)
                    .forEach(file -> annotations.place(file, warnings));
        }
        if (annotations.wants(AnnotationSource.RTSTRUCT)) {
            once(scan.structureSets(), StructureSet::sopUid, StructureSet::file, warnings)
                    .forEach(file -> annotations.place(file, warnings));
        }
        if (annotations.wants(AnnotationSource.XML)) {
            scan.readings().forEach(reading -> annotations.place(reading, volumes, warnings));
        }
        if (annotations.wants(AnnotationSource.MASKS)) {
            scan.maskVolumes().stream()
                    .filter(file -> RaterNames.know(file.file(), options.raters(), table))
                    .forEach(file -> annotations.place(file, volumes, warnings));
        }
        return annotations;
    }

    /** One instance is one annotation, however many copies of its file there are. */
    private static <T> List<T> once(
            List<T> files, Function<T, String> sopUid, Function<T, CandidateFile> where, List<String> warnings) {
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
        return options.source() == kind || options.source() == AnnotationSource.SEG_THEN_XML;
    }

    /** SEG, RTSTRUCT, XML or MASKS, or empty where the volume has no annotation. */
    public String kind(Volume volume) {
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
    public int files(Volume volume) {
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
    public List<SegFile> strays() {
        return List.copyOf(strays);
    }

    /** The raters of a volume, sorted. */
    public List<String> raters(Volume volume) {
        if (kind(volume).equals("XML")) {
            return LidcMasks.raters(readings.get(volume));
        }
        try {
            List<AnnotatedPart> parts = parts(volume);
            return List.copyOf(new TreeSet<>(RaterNames.of(parts, options, table, pseudonyms, new ArrayList<>())
                    .byPart()
                    .values()));
        } catch (ImagingException e) {
            return List.of();
        }
    }

    /**
     * Makes sure that every volume says which structure its masks show.
     *
     * @throws ImagingException where one has several and none is chosen; it lists them
     */
    public void requireStructure(List<Volume> volumes) throws ImagingException {
        if (options.structure().isEmpty()) {
            for (Volume volume : volumes) {
                StructureChoice.of(parts(volume), options, kind(volume).equals("SEG"), new ArrayList<>());
            }
        }
    }

    /** Reads the masks of a volume; without raters where it has no annotation. */
    public VolumeAnnotations read(Volume volume, List<String> warnings) throws IOException {
        String kind = kind(volume);
        if (kind.equals("XML") || kind.isEmpty()) {
            return LidcMasks.read(readings.getOrDefault(volume, List.of()), volume, finder, options.lidc(), warnings);
        }
        if (kind.equals("MASKS")) {
            List<AnnotatedPart> files = parts(volume);
            RaterNames names = RaterNames.of(files, options, table, pseudonyms, warnings);
            return VolumeFileMasks.read(maskVolumes.get(volume), volume, options.structure(), names, files, warnings);
        }
        List<AnnotatedPart> chosen = StructureChoice.of(parts(volume), options, kind.equals("SEG"), warnings);
        RaterNames names = RaterNames.of(chosen, options, table, pseudonyms, warnings);
        VolumeMasks masks = kind.equals("SEG")
                ? SegMasks.read(segmentations.get(volume), chosen, names, warnings)
                : StructureMasks.read(structures.get(volume), chosen, names, volume, warnings);
        return new VolumeAnnotations(List.of(masks), StructureChoice.name(chosen, options), names.identity());
    }

    private List<AnnotatedPart> parts(Volume volume) {
        return switch (kind(volume)) {
            case "SEG" -> SegMasks.parts(segmentations.get(volume));
            case "MASKS" -> VolumeFileMasks.parts(maskVolumes.get(volume));
            default -> StructureMasks.parts(structures.getOrDefault(volume, List.of()));
        };
    }

    private void place(SegFile file, List<String> warnings) {
        Map<Volume, SegPlacement> placements = new SegPlacer(file, finder).place(warnings);
        if (placements.isEmpty()) {
            strays.add(file);
        }
        shared(file.file(), placements.keySet(), file.referencedSeries(), warnings);
        placements.forEach((volume, placement) ->
                segmentations.computeIfAbsent(volume, v -> new ArrayList<>()).add(placement));
    }

    private void place(StructureSet file, List<String> warnings) {
        Map<Volume, StructurePlacement> placements = new StructurePlacer(file, finder).place(warnings);
        shared(file.file(), placements.keySet(), file.referencedSeries(), warnings);
        placements.forEach((volume, placement) ->
                structures.computeIfAbsent(volume, v -> new ArrayList<>()).add(placement));
    }

    /** Says which annotation lies on several series that it doesn't name. */
    private static void shared(CandidateFile file, Set<Volume> volumes, List<String> named, List<String> warnings) {
        if (volumes.size() > 1 && !volumes.stream().allMatch(volume -> named.contains(volume.seriesUid()))) {
            warnings.add(file.shown() + " fits " + volumes.size() + " series and doesn't say which one it was drawn on;"
                    + " it is read on each of them");
        }
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
        if (!found && (options.source() == AnnotationSource.XML || segmentations.isEmpty())) {
            warnings.add(
                    "the annotation " + reading.file().shown() + " belongs to no image series here; it is left out");
        }
    }

    private void place(MaskVolume file, List<Volume> volumes, List<String> warnings) {
        MaskGrid grid = MaskGrid.of(file.header());
        List<Volume> covered =
                volumes.stream().filter(v -> grid != null && grid.covers(v)).toList();
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
        boolean missed =
                options.source() == AnnotationSource.MASKS || volumes.stream().allMatch(v -> kind(v).isEmpty());
        if (covered.isEmpty() && missed) {
            warnings.add(
                    "the volume " + file.file().shown()
                            + (grid == null
                                    ? " doesn't say where it lies; it is left out"
                                    : " lies on the grid of no image series here; it is left out: resample it onto the images"));
        }
    }
}

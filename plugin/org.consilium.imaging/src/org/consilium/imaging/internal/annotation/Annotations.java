// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.consilium.imaging.annotation.AnnotationOptions;
import org.consilium.imaging.annotation.RaterNaming;
import org.consilium.imaging.internal.document.MaskVolume;
import org.consilium.imaging.internal.document.SegFile;
import org.consilium.imaging.internal.masks.RaterTable;
import org.consilium.imaging.internal.scan.StudyScan;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.pseudonym.Pseudonyms;

/** Which annotations belong to which volume. Headers only: masks are read when they are asked for. */
public final class Annotations {
    private final List<Volume> volumes;
    private final AnnotationPlaces places;
    private final AnnotationOptions options;
    private final RaterTable table;
    private final Pseudonyms pseudonyms;

    private Annotations(
            List<Volume> volumes,
            AnnotationPlaces places,
            AnnotationOptions options,
            RaterTable table,
            Pseudonyms pseudonyms) {
        this.volumes = List.copyOf(volumes);
        this.places = places;
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
        List<MaskVolume> masks = scan.maskVolumes().stream()
                .filter(file -> RaterNames.know(file.file(), options.raters(), table))
                .toList();
        AnnotationPlaces places = new AnnotationPlaces(volumes, scan, masks, options.source(), warnings);
        return new Annotations(volumes, places, options, table, pseudonyms);
    }

    /** SEG, RTSTRUCT, XML or MASKS, or empty where the volume has no annotation. */
    public String kind(Volume volume) {
        return places.kind(volume);
    }

    /** Number of annotation files of the kind that is read for the volume. */
    public int files(Volume volume) {
        return places.files(volume);
    }

    /** Segmentations that belong to no volume. */
    public List<SegFile> strays() {
        return places.strays();
    }

    /** The raters of a volume, sorted. */
    public List<String> raters(Volume volume) {
        if (kind(volume).equals("XML")) {
            return LidcMasks.raters(places.readings(volume));
        }
        try {
            List<AnnotatedPart> parts = places.parts(volume);
            return List.copyOf(new TreeSet<>(
                    names(volume, parts, new ArrayList<>()).byPart().values()));
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
                StructureChoice.of(places.parts(volume), options, kind(volume).equals("SEG"), new ArrayList<>());
            }
        }
    }

    /** Reads the masks of a volume; without raters where it has no annotation. */
    public VolumeAnnotations read(Volume volume, List<String> warnings) throws IOException {
        String kind = kind(volume);
        if (kind.equals("XML") || kind.isEmpty()) {
            return LidcMasks.read(places.readings(volume), volume, places.finder(), options.lidc(), warnings);
        }
        List<AnnotatedPart> chosen = chosen(volume, warnings);
        RaterNames names = names(volume, chosen, warnings);
        if (kind.equals("MASKS")) {
            return VolumeFileMasks.read(
                    places.maskVolumes(volume), volume, options.structure(), names, chosen, warnings);
        }
        VolumeMasks masks = kind.equals("SEG")
                ? SegMasks.read(places.segmentations(volume), chosen, names, warnings)
                : StructureMasks.read(places.structures(volume), chosen, names, volume, warnings);
        return new VolumeAnnotations(List.of(masks), StructureChoice.name(chosen, options), names.identity());
    }

    /** The raters of a volume, named as on the other series of its study that have annotations of the same kind. */
    private RaterNames names(Volume volume, List<AnnotatedPart> parts, List<String> warnings) throws ImagingException {
        List<List<AnnotatedPart>> study = new ArrayList<>();
        study.add(parts);
        String uid = volume.first().studyUid();
        for (Volume other : volumes) {
            boolean sibling = other != volume
                    && !uid.isEmpty()
                    && uid.equals(other.first().studyUid())
                    && kind(volume).equals(kind(other));
            try {
                if (sibling) {
                    study.add(chosen(other, new ArrayList<>()));
                }
            } catch (ImagingException e) {
                // It is left out when it is its turn.
            }
        }
        return RaterNames.of(parts, study, options, table, pseudonyms, warnings);
    }

    private List<AnnotatedPart> chosen(Volume volume, List<String> warnings) throws ImagingException {
        List<AnnotatedPart> parts = places.parts(volume);
        return kind(volume).equals("MASKS")
                ? parts
                : StructureChoice.of(parts, options, kind(volume).equals("SEG"), warnings);
    }
}

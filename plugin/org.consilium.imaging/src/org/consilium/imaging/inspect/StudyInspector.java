// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.inspect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.consilium.ground.Count;
import org.consilium.ground.Progress;
import org.consilium.imaging.annotation.AnnotationOptions;
import org.consilium.imaging.internal.annotation.Annotations;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.internal.document.LidcDocument;
import org.consilium.imaging.internal.document.SegFile;
import org.consilium.imaging.internal.document.StructureSet;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.files.FileCollector;
import org.consilium.imaging.internal.files.RefusedFile;
import org.consilium.imaging.internal.scan.StudyScan;
import org.consilium.imaging.internal.scan.StudyScanner;
import org.consilium.imaging.internal.study.ImageFile;
import org.consilium.imaging.internal.study.Slice;
import org.consilium.imaging.internal.study.Vectors;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.internal.study.VolumeBuilder;
import org.consilium.imaging.internal.study.VolumeChecks;
import org.consilium.imaging.internal.study.VolumeFlaw;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.pseudonym.PseudonymOptions;
import org.consilium.imaging.pseudonym.Pseudonyms;
import org.consilium.imaging.study.VolumeOptions;

/** Says what the DICOM reader would see, without making cases. */
public final class StudyInspector {
    private static final double SCAN_SHARE = 0.5;

    private final boolean withPixels;

    /**
     * @param withPixels true decodes every readable image file and sums the cells of its pixels up as they stand in the file
     */
    public StudyInspector(boolean withPixels) {
        this.withPixels = withPixels;
    }

    /**
     * Inspects a folder and all folders in it, or one file.
     *
     * @throws ImagingException where the path doesn't exist
     */
    public Inspection inspect(Path root, Progress progress) throws IOException {
        List<CandidateFile> found = FileCollector.collect(root);
        StudyScan scan = StudyScanner.scan(found, progress, withPixels ? SCAN_SHARE : 1);
        List<FileSummary> files = new ArrayList<>();
        for (RefusedFile file : scan.refused()) {
            files.add(new FileSummary(
                    file.file().number(),
                    file.file().name(),
                    false,
                    file.reason(),
                    file.transferSyntax(),
                    file.modality(),
                    null));
        }
        for (StructureSet structures : scan.structureSets()) {
            files.add(new FileSummary(
                    structures.file().number(),
                    structures.file().name(),
                    true,
                    null,
                    structures.syntax(),
                    "RTSTRUCT",
                    null));
        }
        for (LidcDocument reading : scan.readings()) {
            files.add(new FileSummary(
                    reading.file().number(), reading.file().name(), true, null, null, "LIDC-XML", null));
        }
        int done = 0;
        int total = Math.max(1, scan.images().size() + scan.segmentations().size());
        for (ImageFile image : scan.images()) {
            progress.report(fraction(done++, total), "reading " + image.file().shown());
            files.add(summary(
                    image.file(), image.syntax().uid(), image.provenance().modality()));
        }
        for (SegFile file : scan.segmentations()) {
            progress.report(fraction(done++, total), "reading " + file.file().shown());
            files.add(summary(file.file(), file.syntax().uid(), "SEG"));
        }
        files.sort(Comparator.comparing(FileSummary::path));
        progress.report(1, Count.of(files.size(), "file"));
        return new Inspection(series(scan), files);
    }

    private double fraction(int done, int total) {
        return withPixels ? SCAN_SHARE + (1 - SCAN_SHARE) * done / total : 1;
    }

    private FileSummary summary(CandidateFile file, String syntax, String modality) throws IOException {
        String shown = modality.isEmpty() ? null : modality;
        if (!withPixels) {
            return new FileSummary(file.number(), file.name(), true, null, syntax, shown, null);
        }
        try {
            PixelSummary pixels = PixelFingerprint.of(PixelDecoder.cells(file.path()));
            return new FileSummary(file.number(), file.name(), true, null, syntax, shown, pixels);
        } catch (ImagingException e) {
            return new FileSummary(file.number(), file.name(), false, e.getMessage(), syntax, shown, null);
        }
    }

    private static List<SeriesSummary> series(StudyScan scan) throws IOException {
        List<String> ignored = new ArrayList<>();
        List<Volume> volumes = VolumeBuilder.build(scan.images(), ignored);
        Annotations annotations = Annotations.match(
                volumes, scan, AnnotationOptions.defaults(), Pseudonyms.of(PseudonymOptions.defaults()), ignored);
        List<SeriesSummary> series = new ArrayList<>();
        for (Volume volume : volumes) {
            series.add(summary(volume, annotations));
        }
        for (SegFile stray : annotations.strays()) {
            series.add(summary(stray));
        }
        return series;
    }

    private static SeriesSummary summary(Volume volume, Annotations annotations) {
        ImageFile first = volume.first();
        Geometry geometry = volume.slices().get(0).geometry();
        int frames = volume.slices().stream()
                .mapToInt(slice -> slice.image().layout().frames())
                .max()
                .orElse(1);
        int files = (int) volume.slices().stream().map(Slice::image).distinct().count();
        return new SeriesSummary(
                volume.seriesUid(),
                first.provenance().modality(),
                first.syntax().uid(),
                first.syntax().name(),
                volume.rows(),
                volume.columns(),
                files,
                volume.slices().size(),
                frames,
                geometry.rowSpacing(),
                geometry.columnSpacing(),
                sliceSpacing(volume),
                first.provenance().manufacturer(),
                first.provenance().model(),
                first.provenance().kernel(),
                annotations.files(volume),
                annotations.kind(volume),
                annotations.raters(volume),
                VolumeChecks.flaws(volume, VolumeOptions.defaults().minimumSlices()).keySet().stream()
                        .map(VolumeFlaw::label)
                        .toList());
    }

    private static SeriesSummary summary(SegFile file) {
        return new SeriesSummary(
                file.provenance().seriesUid(),
                "SEG",
                file.syntax().uid(),
                file.syntax().name(),
                file.layout().rows(),
                file.layout().columns(),
                1,
                file.layout().frames(),
                file.layout().frames(),
                file.frames().get(0).geometry().rowSpacing(),
                file.frames().get(0).geometry().columnSpacing(),
                Double.NaN,
                file.provenance().manufacturer(),
                file.provenance().model(),
                "",
                0,
                "",
                List.of(),
                List.of());
    }

    private static double sliceSpacing(Volume volume) {
        if (!volume.positioned()) {
            return Double.NaN;
        }
        double[] normal = Vectors.normal(volume.slices().get(0).geometry().orientation());
        double[] depths = volume.slices().stream()
                .mapToDouble(slice -> Vectors.dot(slice.geometry().position(), normal))
                .toArray();
        // Several images of one place, such as echoes, are no gap.
        double[] gaps = IntStream.range(1, depths.length)
                .mapToDouble(i -> depths[i] - depths[i - 1])
                .filter(gap -> gap > 0.001)
                .sorted()
                .toArray();
        return gaps.length == 0 ? Double.NaN : gaps[gaps.length / 2];
    }
}

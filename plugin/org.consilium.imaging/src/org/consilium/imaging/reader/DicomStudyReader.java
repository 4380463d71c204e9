// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.consilium.ground.Count;
import org.consilium.ground.Progress;
import org.consilium.imaging.annotation.LidcNodules;
import org.consilium.imaging.internal.annotation.Annotations;
import org.consilium.imaging.internal.annotation.VolumeAnnotations;
import org.consilium.imaging.internal.cases.CaseBuilder;
import org.consilium.imaging.internal.cases.CropPoints;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.files.FileCollector;
import org.consilium.imaging.internal.files.RefusedFile;
import org.consilium.imaging.internal.scan.StudyScan;
import org.consilium.imaging.internal.scan.StudyScanner;
import org.consilium.imaging.internal.study.ChannelGroups;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.internal.study.VolumeBuilder;
import org.consilium.imaging.internal.study.VolumeChecks;
import org.consilium.imaging.internal.study.VolumeFlaw;
import org.consilium.imaging.model.CaseSink;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.pseudonym.Pseudonyms;
import org.consilium.imaging.study.Cropping;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.IrregularVolumes;
import org.consilium.imaging.study.SliceSelection;
import org.consilium.imaging.study.Unoutlined;

/**
 * Reads DICOM images and what raters drew on them. Headers come first: files are grouped into series, slices sorted by
 * their position along the normal, annotations (DICOM SEG, RTSTRUCT, LIDC XML) matched to slices by instance or position. Pixels
 * are read only of the slices that become cases. Files that can't be used become warnings.
 */
public final class DicomStudyReader {
    private static final double SCAN_SHARE = 0.3;

    private final DicomReadOptions options;

    /** A reader that holds nothing but its options; it can read several folders. */
    public DicomStudyReader(DicomReadOptions options) {
        this.options = options;
    }

    /**
     * Reads a folder and all folders in it.
     *
     * @throws ImagingException where the folder is missing or empty, or nothing in it can become a case
     */
    public ReadResult read(Path folder, Progress progress) throws IOException {
        CaseList cases = new CaseList();
        List<String> warnings = new ArrayList<>();
        return cases.result(read(folder, cases, warnings, progress), warnings);
    }

    /**
     * Reads a folder and all folders in it, and hands the cases over one by one.
     *
     * @param warnings gets a sentence for all that is left out or doubtful, also where the reading fails in the end
     * @throws ImagingException where the folder is missing or empty, or nothing in it can become a case
     */
    public ReadSummary read(Path folder, CaseSink sink, List<String> warnings, Progress progress) throws IOException {
        List<CandidateFile> files = FileCollector.collect(folder);
        if (files.isEmpty()) {
            throw new ImagingException("the folder '" + folder + "' holds no files; choose a folder with DICOM images");
        }
        return read(files, "'" + folder + "'", new CountedSink(sink), warnings, progress);
    }

    /**
     * Reads files and folders.
     *
     * @throws ImagingException where a path is missing, or nothing can become a case
     */
    public ReadResult read(List<Path> paths, Progress progress) throws IOException {
        CaseList cases = new CaseList();
        List<String> warnings = new ArrayList<>();
        return cases.result(read(paths, cases, warnings, progress), warnings);
    }

    /**
     * Reads files and folders, and hands the cases over one by one.
     *
     * @param warnings gets a sentence for all that is left out or doubtful, also where the reading fails in the end
     * @throws ImagingException where a path is missing, or nothing can become a case
     */
    public ReadSummary read(List<Path> paths, CaseSink sink, List<String> warnings, Progress progress)
            throws IOException {
        List<CandidateFile> files = FileCollector.collect(paths);
        if (files.isEmpty()) {
            throw new ImagingException("the list of paths names no files; choose DICOM images");
        }
        return read(files, "the list of paths", new CountedSink(sink), warnings, progress);
    }

    private ReadSummary read(
            List<CandidateFile> files, String where, CountedSink cases, List<String> warnings, Progress progress)
            throws IOException {
        Pseudonyms pseudonyms = Pseudonyms.of(options.pseudonyms());
        StudyScan scan = StudyScanner.scan(files, options.threads(), progress, SCAN_SHARE);
        for (RefusedFile file : scan.refused()) {
            warnings.add(file.file().shown() + " is left out: " + file.reason());
        }
        if (scan.images().isEmpty()) {
            throw new ImagingException("no readable DICOM image in " + where + " (" + Count.of(files.size(), "file")
                    + ")" + first(warnings));
        }
        int refused = warnings.size();
        List<Volume> volumes =
                VolumeBuilder.build(scan.images(), options.volumes().irregular() == IrregularVolumes.SPLIT, warnings);
        Annotations annotations = Annotations.match(volumes, scan, options.annotations(), pseudonyms, warnings);
        annotations.requireStructure(volumes);
        Found found = new Found(cases);
        boolean atPoints = options.cases().crop().place() == Cropping.POINTS;
        CropPoints points = atPoints ? CropPoints.read(options.cases().crop().pointTable()) : CropPoints.none();
        CaseBuilder builder = new CaseBuilder(options, pseudonyms, points);
        List<String> names = options.volumes().channels();
        List<List<Volume>> groups =
                names.isEmpty() ? volumes.stream().map(List::of).toList() : ChannelGroups.of(volumes, names, warnings);
        for (int i = 0; i < groups.size(); i++) {
            double done = SCAN_SHARE + (1 - SCAN_SHARE) * i / groups.size();
            String message = "reading series " + (i + 1) + " of " + groups.size();
            Runnable beforeFile = () -> progress.report(done, message);
            beforeFile.run();
            if (atPoints && !points.in(groups.get(i).get(0))) {
                warnings.add("the series that begins with "
                        + groups.get(i).get(0).first().file().shown() + " has no point in the table; it is left out");
                continue;
            }
            read(groups.get(i), annotations, builder, beforeFile, found, warnings);
        }
        if (cases.count() == 0) {
            throw new ImagingException("no case in " + where + ": "
                    + Count.of(scan.images().size(), "image was", "images were")
                    + " read, but no slice of them was selected" + first(warnings.subList(refused, warnings.size())));
        }
        warnings.addAll(found.raters.warnings());
        warnings.addAll(found.guesses.warnings());
        warnings.addAll(RareRaters.warnings(cases.byRater()));
        progress.report(1, Count.of(cases.count(), "case"));
        return new ReadSummary(cases.count(), String.join(", ", found.structures), found.raters.words());
    }

    /** Whether an odd volume may be read; says what is odd about it. */
    private boolean regular(Volume volume, String name, List<String> warnings) {
        Map<VolumeFlaw, String> flaws =
                VolumeChecks.flaws(volume, options.volumes().minimumSlices());
        boolean refused = !flaws.isEmpty() && options.volumes().irregular() == IrregularVolumes.REFUSE;
        flaws.forEach((flaw, text) -> warnings.add(
                name + (refused ? " is left out: " : " is no regular volume: ") + text + " (" + flaw.label() + ")"));
        return !refused;
    }

    private void read(
            List<Volume> channels,
            Annotations annotations,
            CaseBuilder builder,
            Runnable beforeFile,
            Found found,
            List<String> warnings)
            throws IOException {
        Volume volume = channels.get(0);
        String name = "the series that begins with " + volume.first().file().shown();
        if (annotations.kind(volume).isEmpty()
                && options.cases().slices() != SliceSelection.ALL
                && options.cases().crop().place() != Cropping.POINTS) {
            warnings.add(name + " has no annotation; it is left out" + drawnOn(channels, annotations));
            return;
        }
        if (!regular(volume, name, warnings)) {
            return;
        }
        int before = found.cases.count();
        try {
            VolumeAnnotations drawn = annotations.read(volume, warnings);
            boolean single = options.annotations().lidc().nodules() == LidcNodules.UNITED;
            boolean middle = options.cases().crop().place() == Cropping.ANNOTATION
                    && options.cases().crop().unoutlined() == Unoutlined.MIDDLE;
            GuessedCrops guesses = new GuessedCrops();
            Set<String> leftOut = new LinkedHashSet<>();
            for (int lesion = 0; lesion < drawn.lesions().size(); lesion++) {
                int number = lesion + 1;
                boolean guessed = middle && drawn.lesions().get(lesion).union().isEmpty();
                leftOut.addAll(builder.cases(
                        volume,
                        channels.subList(1, channels.size()),
                        drawn.lesions().get(lesion),
                        beforeFile,
                        read -> {
                            ImageCase of = single ? read : read.ofLesion(number);
                            found.cases.accept(of);
                            if (guessed) {
                                guesses.take(of);
                            }
                        }));
            }
            warnings.addAll(leftOut);
            if (found.cases.count() == before) {
                warnings.add(
                        leftOut.isEmpty()
                                ? name + " has annotations, but no rater drew anything; it is left out"
                                : name + " gives no case: the images that were drawn on are left out");
                return;
            }
            found.guesses.add(guesses);
            boolean palette = volume.first().layout().photometric().equals("PALETTE COLOR");
            if (palette || volume.first().layout().samples() > 1) {
                warnings.add(name + " is in colour; its luminance is used");
            }
            if (!drawn.structure().isEmpty()) {
                found.structures.add(drawn.structure());
            }
            found.raters.add(drawn, name);
        } catch (ImagingException e) {
            found.cases.discard(before);
            warnings.add(name + " is left out: " + e.getMessage());
        }
    }

    /** Which channel carries the outlines that the first one lacks, as an advice. */
    private String drawnOn(List<Volume> channels, Annotations annotations) {
        for (int i = 1; i < channels.size(); i++) {
            if (!annotations.kind(channels.get(i)).isEmpty()) {
                return ": the outlines lie on the channel '"
                        + options.volumes().channels().get(i) + "'; name that channel first";
            }
        }
        return "";
    }

    /** What has been read so far. */
    private static final class Found {
        private final CountedSink cases;
        private final Set<String> structures = new TreeSet<>();
        private final RaterWays raters = new RaterWays();

        private final GuessedCrops guesses = new GuessedCrops();

        private Found(CountedSink cases) {
            this.cases = cases;
        }
    }

    private static String first(List<String> warnings) {
        return warnings.isEmpty() ? "" : "; first reason: " + warnings.get(0);
    }
}

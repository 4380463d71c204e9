// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.prediction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.consilium.ground.Count;
import org.consilium.ground.Progress;
import org.consilium.imaging.internal.annotation.SegPlacement;
import org.consilium.imaging.internal.annotation.SegPlacer;
import org.consilium.imaging.internal.annotation.SliceFinder;
import org.consilium.imaging.internal.document.MaskVolume;
import org.consilium.imaging.internal.document.SegFile;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.files.FileCollector;
import org.consilium.imaging.internal.scan.StudyScan;
import org.consilium.imaging.internal.scan.StudyScanner;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.mask.PictureProbabilities;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.png.PngSamples;
import org.consilium.imaging.prediction.PredictionMatch;
import org.consilium.imaging.prediction.PredictionOptions;

/** Finds the cases that prediction files are of. Headers only, but for pictures. */
public final class PredictionFinder {
    private final PredictionOptions options;
    private final List<Target> targets;
    private final CaseNames names;
    private final SliceFinder slices;
    private final PictureProbabilities scale = new PictureProbabilities();
    private final List<Found> found = new ArrayList<>();
    private final List<CandidateFile> strangers = new ArrayList<>();

    private PredictionFinder(PredictionOptions options, List<SegmentationCase> cases) throws ImagingException {
        this.options = options;
        this.targets = Target.of(cases);
        this.names = CaseNames.of(targets);
        this.slices = new SliceFinder(targets.stream().map(Target::volume).toList());
    }

    /**
     * Finds the predictions of cases.
     *
     * @param paths folders, or files
     * @throws ImagingException where a file lies elsewhere than its case, or fits two
     */
    public static FoundPredictions find(
            List<Path> paths,
            List<SegmentationCase> cases,
            PredictionOptions options,
            List<String> warnings,
            Progress progress)
            throws IOException {
        PredictionFinder finder = new PredictionFinder(options, cases);
        // one path is what a person chose, and is called by its name; of a list the rows are
        List<CandidateFile> files = (paths.size() == 1
                        ? FileCollector.collect(paths.get(0))
                        : FileCollector.collect(paths))
                .stream().filter(file -> PredictionFiles.wanted(file, options)).toList();
        finder.sort(files, warnings, progress);
        return FoundPredictions.of(finder.found, cases, options, finder.scale, warnings);
    }

    private void sort(List<CandidateFile> files, List<String> warnings, Progress progress) throws IOException {
        for (CandidateFile file : files) {
            if (PredictionFiles.isPicture(file)) {
                refusing(file, () -> picture(file));
            }
        }
        StudyScan scan = StudyScanner.scan(
                files.stream().filter(file -> !PredictionFiles.isPicture(file)).toList(), progress, 0.3);
        for (MaskVolume volume : scan.maskVolumes()) {
            refusing(volume.file(), () -> volume(volume));
        }
        for (SegFile seg : scan.segmentations()) {
            refusing(seg.file(), () -> segmentation(seg, warnings));
        }
        scan.refused().forEach(refused -> warnings.add(refused.file().shown() + " is left out: " + refused.reason()));
        if (!scan.images().isEmpty() || !scan.structureSets().isEmpty()) {
            int others = scan.images().size() + scan.structureSets().size();
            warnings.add(Count.of(others, "DICOM file is no segmentation", "DICOM files are no segmentations")
                    + " and left out; predictions are read from DICOM SEG, NIfTI, NRRD and PNG");
        }
        if (!strangers.isEmpty()) {
            warnings.add(Count.of(strangers.size(), "file belongs", "files belong")
                    + " to no case here, by name or by place, the first "
                    + strangers.get(0).shown() + "; left out");
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /** Names the file that is refused. */
    private static void refusing(CandidateFile file, Step step) throws IOException {
        try {
            step.run();
        } catch (ImagingException e) {
            throw new ImagingException("the prediction " + file.shown() + ": " + e.getMessage(), e);
        }
    }

    private CaseNames.Named named(CandidateFile file) throws ImagingException {
        if (options.match() != PredictionMatch.PLACE) {
            return names.find(PredictionFiles.stem(file));
        }
        return null;
    }

    private void picture(CandidateFile file) throws IOException {
        CaseNames.Named named = named(file);
        if (named == null) {
            strangers.add(file);
            return;
        }
        PngSamples image = Png.samples(file.path());
        if (options.structure().isBlank()) {
            scale.look(image);
        }
        found.add(PicturePrediction.found(file, image, named.spot(), named.rest()));
    }

    private void volume(MaskVolume volume) throws ImagingException {
        CaseNames.Named named = named(volume.file());
        if (named != null) {
            found.add(VoxelPrediction.found(volume.file(), volume.header(), named.spot(), named.rest()));
            return;
        }
        List<Target> fitting = options.match() == PredictionMatch.NAME
                ? List.of()
                : targets.stream()
                        .filter(target -> VoxelPlaces.fits(volume.header(), target))
                        .toList();
        if (fitting.isEmpty()) {
            strangers.add(volume.file());
            return;
        }
        requireOne(fitting);
        Spot spot = Spot.whole(fitting.get(0));
        found.add(VoxelPrediction.found(volume.file(), volume.header(), spot, PredictionFiles.stem(volume.file())));
    }

    private void segmentation(SegFile seg, List<String> warnings) throws ImagingException {
        CaseNames.Named named = named(seg.file());
        List<String> said = new ArrayList<>();
        Map<Volume, SegPlacement> placements = new SegPlacer(seg, slices).place(said);
        List<Target> fitting = targets.stream()
                .filter(target -> placements.containsKey(target.volume()))
                .toList();
        if (named != null) {
            if (!fitting.contains(named.spot().target())) {
                throw new ImagingException("it lies elsewhere than the images of "
                        + named.spot().shown()
                        + ", and doesn't refer to them" + (said.isEmpty() ? "" : " (" + said.get(0) + ")"));
            }
            warnings.addAll(said);
            SegPlacement placement = placements.get(named.spot().target().volume());
            found.add(SegPrediction.found(placement, named.spot(), named.rest()));
            return;
        }
        if (fitting.isEmpty() || options.match() == PredictionMatch.NAME) {
            strangers.add(seg.file());
            return;
        }
        warnings.addAll(said);
        requireOne(fitting);
        SegPlacement placement = placements.get(fitting.get(0).volume());
        found.add(SegPrediction.found(placement, Spot.whole(fitting.get(0)), PredictionFiles.stem(seg.file())));
    }

    private static void requireOne(List<Target> fitting) throws ImagingException {
        if (fitting.size() > 1) {
            throw new ImagingException(
                    "it lies on the images of " + fitting.get(0).shown() + " and of "
                            + fitting.get(1).shown() + (fitting.size() > 2 ? ", and of others" : "")
                            + ", so its place doesn't tell whose it is; name it after its case");
        }
    }
}

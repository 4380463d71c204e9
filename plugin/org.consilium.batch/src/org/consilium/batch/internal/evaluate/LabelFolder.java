// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.ground.Progress;
import org.consilium.imaging.images.RaterImageOptions;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.mask.PictureMasks;
import org.consilium.imaging.model.CaseSink;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.Provenance;
import org.consilium.imaging.model.RaterMask;
import org.consilium.imaging.model.SourceImage;
import org.consilium.imaging.png.PngSamples;
import org.consilium.imaging.reader.DicomStudyReader;
import org.consilium.imaging.reader.RaterImageReader;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.SliceSelection;

/**
 * Reads the raters' masks of a folder, as it is: PNG masks in case folders, images and masks in case folders as the Rater
 * Image Reader takes them, or a DICOM study.
 */
final class LabelFolder {
    private static final String RATER = "rater";

    private final Path folder;
    private final String structure;
    private final SliceSelection slices;
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param structure label or name of what is read; empty where there is one
     * @param slices of volumes that are evaluated
     */
    LabelFolder(Path folder, String structure, SliceSelection slices) {
        this.folder = folder;
        this.structure = structure;
        this.slices = slices;
    }

    /** What was doubtful, after reading. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Whether the masks are PNG without any image, which say nothing of the distance of their pixels. */
    boolean pictures() throws IOException {
        return Files.isDirectory(folder) && CaseFolders.any(folder, RATER) && !hasVolumes();
    }

    /** Reads all cases; they hold no image. */
    List<LabelledCase> read(Progress progress) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    ExitCodes.LOAD,
                    folder + (Files.exists(folder) ? " is no folder" : " doesn't exist")
                            + "; give the folder that holds the raters' masks");
        }
        try {
            if (pictures()) {
                return pictures(progress);
            }
            Kept kept = new Kept();
            if (hasImages()) {
                RaterImageOptions options = RaterImageOptions.defaults();
                new RaterImageReader(options.withSlices(slices)
                                .withMasks(options.masks().withStructure(structure)))
                        .read(folder, kept, warnings, progress);
            } else {
                DicomReadOptions options = DicomReadOptions.defaults();
                new DicomStudyReader(options.withSlices(slices)
                                .withCropSize(0)
                                .withAnnotations(options.annotations().withStructure(structure)))
                        .read(folder, kept, warnings, progress);
            }
            return kept.cases;
        } catch (ImagingException e) {
            throw new UserError(ExitCodes.LOAD, folder + ": " + e.getMessage(), e);
        }
    }

    private boolean hasVolumes() throws IOException {
        return inCases("image\\.(?i:nii|nii\\.gz|hdr|nrrd|nhdr)");
    }

    private boolean hasImages() throws IOException {
        return inCases("image\\.(?i:png|nii|nii\\.gz|hdr|nrrd|nhdr)");
    }

    private boolean inCases(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.anyMatch(file -> file.getFileName().toString().matches(name) && Files.isRegularFile(file));
        }
    }

    private List<LabelledCase> pictures(Progress progress) throws IOException {
        CaseFolders folders = CaseFolders.find(folder, RATER);
        PatientIndex patients = PatientIndex.read(folder);
        PictureMasks masks = new PictureMasks(structure);
        List<LabelledCase> cases = new ArrayList<>();
        for (Map.Entry<String, Path> entry : folders.cases().entrySet()) {
            progress.report((double) cases.size() / folders.cases().size(), entry.getKey());
            Map<String, Path> raters = CaseFolders.of(entry.getValue(), RATER);
            PngSamples first = GreyImages.read(raters.values().iterator().next());
            Map<String, byte[]> drawn = new LinkedHashMap<>();
            for (Map.Entry<String, Path> rater : raters.entrySet()) {
                Path file = rater.getValue();
                try {
                    drawn.put(rater.getKey(), masks.read(GreyImages.read(file, first), GreyImages.shown(file)));
                    masks.requireOne();
                } catch (ImagingException e) {
                    throw GreyImages.refused(file, e);
                }
            }
            cases.add(new LabelledCase(place(entry.getKey(), patients.patient(entry.getKey()), first), drawn));
        }
        masks.require();
        warnings.addAll(patients.warnings(folders.cases().keySet()));
        warnings.addAll(folders.raterWarnings(RATER));
        warnings.addAll(masks.warnings());
        return cases;
    }

    private static SegmentationCase place(String id, String patient, PngSamples image) {
        return new SegmentationCase(
                id,
                patient,
                id,
                0,
                image.height(),
                image.width(),
                Geometry.unknown(),
                Provenance.none(),
                SourceImage.none());
    }

    /** Keeps masks and forgets images. */
    private static final class Kept implements CaseSink {
        private final List<LabelledCase> cases = new ArrayList<>();

        @Override
        public void accept(ImageCase next) {
            Map<String, byte[]> masks = new LinkedHashMap<>();
            for (RaterMask mask : next.masks()) {
                masks.put(mask.rater(), mask.values());
            }
            cases.add(new LabelledCase(SegmentationCase.of(next), masks));
        }

        @Override
        public void discard(int from) {
            cases.subList(from, cases.size()).clear();
        }
    }
}

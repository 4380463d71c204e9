// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.ground.Count;
import org.consilium.ground.Progress;
import org.consilium.imaging.images.CaseIndex;
import org.consilium.imaging.images.MissingMasks;
import org.consilium.imaging.images.RaterImageOptions;
import org.consilium.imaging.internal.images.CaseFolder;
import org.consilium.imaging.internal.images.CaseListing;
import org.consilium.imaging.internal.images.CaseNames;
import org.consilium.imaging.internal.images.MaskFiles;
import org.consilium.imaging.internal.images.Patients;
import org.consilium.imaging.internal.masks.LabelChoice;
import org.consilium.imaging.model.CaseSink;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.model.Planes;
import org.consilium.imaging.pseudonym.Pseudonyms;
import org.consilium.imaging.study.Unoutlined;

/**
 * Reads folders of images: {@code <case>/image} and one {@code <case>/rater_<id>} a rater, as PNG, NIfTI (.nii, .nii.gz,
 * .hdr and .img) or NRRD (.nrrd, .nhdr). 8-bit PNG become value/255, 16-bit ones value/65535, colour has three channels;
 * volumes are scaled as the options say, and each slice of them becomes a case. In a mask of two values the higher one
 * is inside, with a warning where none of them is 0; of probabilities (0 to 1) those above 0.5; of white shapes with grey edges what is at least half white, with
 * a warning; masks of several labels need the label that is to be read. A file that can't be used is left out with a
 * warning. An index beside the cases may name patients, volumes and slices; without one each folder
 * is a patient of its own, unless the pattern of the options, a BIDS name (sub-01_ses-02) or a slice number (v_s1) says more.
 */
public final class RaterImageReader {
    private final RaterImageOptions options;

    /** A reader that holds nothing but its options; it can read several folders. */
    public RaterImageReader(RaterImageOptions options) {
        this.options = options;
    }

    /**
     * Reads all cases of a folder, in the order of their names.
     *
     * @throws ImagingException where the folder is missing, holds no case that can be read, a case has no mask (unless
     *     the options allow it), or sizes of images disagree
     */
    public ReadResult read(Path folder, Progress progress) throws IOException {
        CaseList cases = new CaseList();
        List<String> warnings = new ArrayList<>();
        return cases.result(read(folder, cases, warnings, progress), warnings);
    }

    /**
     * Reads all cases of a folder, in the order of their names, and hands them over one by one.
     *
     * @throws ImagingException where the folder is missing, holds no case that can be read, a case has no mask (unless
     *     the options allow it), or sizes of images disagree
     */
    public ReadSummary read(Path folder, CaseSink sink, List<String> warnings, Progress progress) throws IOException {
        List<CaseListing> children = children(folder);
        List<CaseListing> folders =
                children.stream().filter(CaseListing::isCase).toList();
        if (folders.isEmpty()) {
            throw new ImagingException("the folder '" + folder + "' holds no <case>/image.png, .nii.gz or .nrrd; choose"
                    + " the folder that holds the case folders");
        }
        CaseIndex index = CaseIndex.find(folder, options.indexFile());
        Pseudonyms pseudonyms = Pseudonyms.of(options.pseudonyms());
        CaseNames names = new CaseNames(pseudonyms);
        MaskFiles files = new MaskFiles(options, pseudonyms);
        LabelChoice choice = new LabelChoice(options.masks().structure());
        CountedSink cases = new CountedSink(sink);
        SharedImages images = new SharedImages();
        ImageCase first = null;
        List<String> ids = folders.stream().map(CaseListing::id).toList();
        warnings.addAll(index.warnings(ids, names::shown));
        warnings.addAll(Patients.warnings(ids, index, options.patients(), names::shown));
        for (CaseListing child : children) {
            if (!child.isCase() && !child.reason().isEmpty()) {
                warnings.add("case " + names.shown(child.id()) + " is left out: " + child.reason());
            }
        }
        boolean masked = false;
        boolean middle = options.size() > 0 && options.unoutlined() == Unoutlined.MIDDLE;
        GuessedCrops guesses = new GuessedCrops();
        for (int i = 0; i < folders.size(); i++) {
            String id = names.shown(folders.get(i).id());
            progress.report((double) i / folders.size(), "reading case " + (i + 1) + " of " + folders.size());
            CaseFolder.Content content = CaseFolder.read(folders.get(i), index, options, files, choice, names);
            List<ImageCase> read = content.cases();
            warnings.addAll(content.leftOut());
            warnings.addAll(content.remarks());
            if (read.isEmpty()) {
                continue;
            }
            boolean damaged = !content.leftOut().isEmpty();
            boolean missing = read.get(0).masks().isEmpty();
            if (missing && options.masks().missing() != MissingMasks.KEEP) {
                missing(id, damaged, warnings);
                continue;
            }
            masked |= !missing;
            first = first == null ? read.get(0) : first;
            checkSize(first, read.get(0));
            for (ImageCase slice : read) {
                cases.accept(slice);
                if (middle && slice.masks().stream().allMatch(mask -> mask.area() == 0)) {
                    guesses.take(slice);
                }
                images.add(slice);
            }
        }
        choice.require();
        if (cases.count() == 0) {
            throw new ImagingException("no case in '" + folder + "' has an image and a mask that can be read; add"
                    + " rater_<id> files" + (warnings.isEmpty() ? "" : "; first reason: " + warnings.get(0)));
        }
        warnings.addAll(guesses.warnings());
        warnings.addAll(images.warnings());
        warnings.addAll(RareRaters.warnings(cases.byRater()));
        progress.report(1, Count.of(cases.count(), "case"));
        return new ReadSummary(cases.count(), choice.structure(), masked ? files.identity() : "");
    }

    private static List<CaseListing> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ImagingException("the folder '" + folder + "' doesn't exist; check the path");
        }
        List<CaseListing> listings = new ArrayList<>();
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.sorted(
                            Comparator.comparing(path -> path.getFileName().toString()))
                    .toList()) {
                listings.add(CaseListing.of(child));
            }
        }
        return listings;
    }

    private void missing(String id, boolean damaged, List<String> warnings) throws ImagingException {
        if (!damaged && options.masks().missing() == MissingMasks.FAIL) {
            throw new ImagingException(
                    "case " + id + " has no mask; add rater_<id> files, or choose to skip or keep such cases");
        }
        warnings.add("case " + id + (damaged ? " has no mask that can be used" : " has no mask") + "; it is left out");
    }

    private static void checkSize(ImageCase first, ImageCase read) throws ImagingException {
        Planes a = first.image();
        Planes b = read.image();
        if (a.height() != b.height() || a.width() != b.width()) {
            throw new ImagingException("case " + first.id() + " has " + a.width() + "x" + a.height() + " pixels, case "
                    + read.id() + " " + b.width() + "x" + b.height() + "; set a common size");
        }
        if (a.channels() != b.channels()) {
            throw new ImagingException("case " + first.id() + " has " + Count.of(a.channels(), "channel") + ", case "
                    + read.id() + " " + b.channels() + "; save all images as grey or all as colour");
        }
    }
}

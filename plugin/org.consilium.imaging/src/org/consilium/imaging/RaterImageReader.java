// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.imaging.internal.images.CaseFolder;
import org.consilium.imaging.internal.images.CaseIndex;

/**
 * Reads folders of PNG images: {@code <case>/image.png} and one {@code <case>/rater_<id>.png} a rater. 8-bit images
 * become value/255, 16-bit ones value/65535, colour has three channels. A mask pixel is inside above half of its
 * range, or, in a mask whose largest value is 1, where it is 1. An index beside the cases may name patients, volumes
 * and slices; without one they come from the folder name.
 */
public final class RaterImageReader {
    private final RaterImageOptions options;

    public RaterImageReader(RaterImageOptions options) {
        this.options = options;
    }

    /**
     * Reads all cases of a folder, in the order of their names.
     *
     * @throws ImagingException where the folder is missing, holds no case, a case has no mask (unless the options
     *     allow it), or sizes disagree
     */
    public ReadResult read(Path folder, Progress progress) throws IOException {
        List<Path> folders = folders(folder);
        CaseIndex index = CaseIndex.read(folder.resolve(options.indexFile()));
        List<ImageCase> cases = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < folders.size(); i++) {
            String id = folders.get(i).getFileName().toString();
            progress.report((double) i / folders.size(), "reading case " + (i + 1) + " of " + folders.size());
            ImageCase read = CaseFolder.read(folders.get(i), id, index, options.size());
            if (read.masks().isEmpty() && options.missingMasks() != RaterImageOptions.MissingMasks.KEEP) {
                missing(id, warnings);
                continue;
            }
            checkSize(read, cases);
            cases.add(read);
        }
        if (cases.isEmpty()) {
            throw new ImagingException("no case in '" + folder + "' has a mask; add rater_<id>.png files");
        }
        progress.report(1, cases.size() + " cases");
        return new ReadResult(cases, warnings);
    }

    private static List<Path> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ImagingException("the folder '" + folder + "' doesn't exist; check the path");
        }
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> folders = children.filter(child -> Files.isRegularFile(child.resolve(CaseFolder.IMAGE)))
                    .sorted(Comparator.comparing(child -> child.getFileName().toString()))
                    .toList();
            if (folders.isEmpty()) {
                throw new ImagingException("the folder '" + folder + "' holds no <case>/" + CaseFolder.IMAGE
                        + "; choose the folder that holds the case folders");
            }
            return folders;
        }
    }

    private void missing(String id, List<String> warnings) throws ImagingException {
        if (options.missingMasks() == RaterImageOptions.MissingMasks.FAIL) {
            throw new ImagingException(
                    "case " + id + " has no mask; add rater_<id>.png files, or choose to skip or " + "keep such cases");
        }
        warnings.add("case " + id + " has no mask; it is left out");
    }

    private static void checkSize(ImageCase read, List<ImageCase> before) throws ImagingException {
        if (before.isEmpty()) {
            return;
        }
        ImageCase first = before.get(0);
        Planes a = first.image();
        Planes b = read.image();
        if (a.height() != b.height() || a.width() != b.width()) {
            throw new ImagingException("case " + first.id() + " has " + a.width() + "x" + a.height() + " pixels, case "
                    + read.id() + " " + b.width() + "x" + b.height() + "; set a common size");
        }
        if (a.channels() != b.channels()) {
            throw new ImagingException("case " + first.id() + " has " + a.channels() + " channels, case " + read.id()
                    + " " + b.channels() + "; save all images as grey or all as colour");
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.imaging.images.RaterImageOptions;
import org.consilium.imaging.internal.masks.ImageCopy;
import org.consilium.imaging.internal.masks.MaskImage;
import org.consilium.imaging.internal.masks.RaterTable;
import org.consilium.imaging.internal.masks.VoxelFiles;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.pseudonym.Pseudonyms;

/** The mask files of a case, and whose they are. */
public final class MaskFiles {
    private static final String PNG = ".png";

    private final Pattern pattern;
    private final RaterTable table;
    private final Pseudonyms pseudonyms;
    private final boolean keepNames;

    /** Reads the table of raters, if there is one. */
    public MaskFiles(RaterImageOptions options, Pseudonyms pseudonyms) throws IOException {
        this.pseudonyms = pseudonyms;
        this.keepNames = options.pseudonyms().keepNames();
        this.pattern = Pattern.compile(options.masks().pattern());
        String path = options.masks().raterTable();
        this.table = path.isBlank() ? null : RaterTable.read(path);
    }

    /** What the rater ids are, in words. */
    public String identity() {
        return table == null ? "pattern on the mask's file name" : "table of raters";
    }

    /**
     * The masks of a case folder by rater.
     *
     * @param shown what messages call the case
     * @throws ImagingException where two files are of one rater
     */
    SortedMap<String, Path> list(CaseListing folder, String shown) throws ImagingException {
        SortedMap<String, Path> masks = new TreeMap<>();
        for (Path file : folder.files()) {
            String rater = rater(folder, file, ending(file));
            if (!rater.isEmpty()) {
                Path twin = masks.put(rater, file);
                if (twin != null) {
                    throw new ImagingException(
                            "case " + shown + ": two masks are of rater " + rater + "; keep one of them");
                }
            }
        }
        return masks;
    }

    /** What is named as masks are, but of a kind that isn't read: parts of sentences. */
    List<String> foreign(CaseListing folder) {
        List<String> foreign = new ArrayList<>();
        for (Path file : folder.files()) {
            String ending = ForeignFiles.ending(file);
            String rater = rater(folder, file, ending);
            if (!rater.isEmpty()) {
                foreign.add(
                        "the " + ending + " file of rater " + rater + " is left out: " + ForeignFiles.reason(ending));
            }
        }
        return foreign;
    }

    /** Whose file it is; empty where it is nobody's. */
    private String rater(CaseListing folder, Path file, String ending) {
        String name = folder.name(file);
        if (ending.isEmpty() || name.equals(CaseListing.IMAGE + ending)) {
            return "";
        }
        if (table != null) {
            return table.rater(folder.id() + "/" + name);
        }
        Matcher matcher = pattern.matcher(name.substring(0, name.length() - ending.length()));
        String rater = matcher.matches() && matcher.group(1) != null ? matcher.group(1) : "";
        // The table is the user's own and says what raters are to be called; a file's name may be a person's.
        return keepNames ? rater : pseudonyms.rater(rater);
    }

    /** The ending of an image or mask, or empty. */
    static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.toLowerCase(Locale.ROOT).endsWith(PNG)
                ? name.substring(name.length() - PNG.length())
                : name.substring(name.length() - VoxelFiles.ending(name).length());
    }

    /** @throws ImagingException where it can't be read; callers name the rater */
    static MaskImage read(Path file) throws IOException {
        return ending(file).equalsIgnoreCase(PNG)
                ? MaskImage.of(Png.samples(file))
                : MaskImage.of(VoxelFiles.read(file));
    }

    /**
     * Makes sure that a mask lies on the image's grid and isn't the image itself: a mask that doesn't is more likely that of another image, or of
     * another program's making, than damaged.
     *
     * @param what whose mask it is, for the message
     */
    static void requireOfImage(MaskImage mask, Voxels image, String what) throws ImagingException {
        Voxels there = mask.voxels();
        if (there.width() != image.width() || there.height() != image.height() || there.depth() != image.depth()) {
            throw new ImagingException(
                    what + " has " + extent(there) + " pixels, the image " + extent(image) + "; they must be equal");
        }
        if (!image.grid().agrees(there.grid(), image.width(), image.height(), image.depth())) {
            throw new ImagingException(
                    what + " lies elsewhere in space than the image; resample it onto the image's grid");
        }
        if (ImageCopy.is(there, image)) {
            throw new ImagingException(what + " is a copy of the image; put the mask there");
        }
    }

    private static String extent(Voxels voxels) {
        return voxels.width() + "x" + voxels.height() + (voxels.depth() > 1 ? "x" + voxels.depth() : "");
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consilium.ground.Count;
import org.consilium.imaging.images.CaseIndex;
import org.consilium.imaging.images.RaterImageOptions;
import org.consilium.imaging.internal.masks.LabelChoice;
import org.consilium.imaging.internal.masks.MaskImage;
import org.consilium.imaging.internal.masks.VoxelFiles;
import org.consilium.imaging.internal.voxels.VoxelGrid;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.png.PngImage;
import org.consilium.imaging.pseudonym.Pseudonyms;

/** Reads one case folder. */
public final class CaseFolder {
    private CaseFolder() {}

    /**
     * What a folder holds.
     *
     * @param cases one for a PNG, one a selected slice for a volume; none where the image can't be read or nobody drew on it
     * @param leftOut which files, or the whole case, are left out and why, a sentence each
     * @param remarks what is doubtful in files that are read, a sentence each
     */
    public record Content(List<ImageCase> cases, List<String> leftOut, List<String> remarks) {}

    /**
     * Reads image and masks. A file that can't be read costs itself, not the folder.
     *
     * @throws ImagingException where it isn't clear which files are meant, or a mask doesn't lie on its image
     */
    public static Content read(
            CaseListing folder,
            CaseIndex index,
            RaterImageOptions options,
            MaskFiles files,
            LabelChoice choice,
            CaseNames names)
            throws IOException {
        String id = folder.id();
        String shown = names.shown(id);
        List<Path> images = folder.images();
        if (images.size() > 1) {
            throw new ImagingException("case " + shown + " has several images: "
                    + images.get(0).getFileName() + " and " + images.get(1).getFileName() + "; keep one of them");
        }
        boolean png = !VoxelFiles.ENDINGS.contains(
                VoxelFiles.ending(images.get(0).getFileName().toString()));
        SortedMap<String, Path> drawn = files.list(folder, shown);
        Voxels image;
        try {
            image = png ? voxels(Png.read(images.get(0)), id, index) : VoxelFiles.read(images.get(0));
        } catch (ImagingException e) {
            String file = images.get(0).getFileName().toString();
            return new Content(
                    List.of(), List.of("case " + shown + " is left out: " + file + ": " + e.getMessage()), List.of());
        }
        List<String> remarks = new ArrayList<>();
        if (!image.doubt().isEmpty()) {
            remarks.add("case " + shown + ": the image: " + image.doubt());
        }
        List<String> leftOut = new ArrayList<>();
        files.foreign(folder).forEach(file -> leftOut.add("case " + shown + ": " + file));
        SortedMap<String, MaskImage> masks = new TreeMap<>();
        for (Map.Entry<String, Path> file : drawn.entrySet()) {
            String what = "case " + shown + ": the mask of rater " + file.getKey();
            String name = Pseudonyms.file(folder.name(file.getValue()));
            try {
                MaskImage mask = MaskFiles.read(file.getValue());
                masks.put(file.getKey(), mask);
                mask.remarks().forEach(remark -> remarks.add(what + ": " + name + ": " + remark));
            } catch (ImagingException e) {
                leftOut.add(what + " is left out: " + name + ": " + e.getMessage());
                continue;
            }
            MaskFiles.requireOfImage(masks.get(file.getKey()), image, what);
        }
        CaseSlices slices = new CaseSlices(id, names, index, options, choice, image, masks, png);
        List<ImageCase> cases = slices.read();
        int beyond = slices.beyond();
        if (beyond > 0) {
            remarks.add("case " + shown + ": the outlines of " + Count.of(beyond, "slice") + " reach beyond the common"
                    + " size of " + options.size() + " pixels and are cut off; set a larger one");
        }
        if (cases.isEmpty()) {
            leftOut.add("case " + shown + " has masks, but no rater drew anything; it is left out");
        }
        return new Content(cases, leftOut, remarks);
    }

    /** A PNG as a volume of one slice, its values from 0 to 1. */
    private static Voxels voxels(PngImage png, String id, CaseIndex index) {
        return Voxels.slice(
                png.width(),
                png.height(),
                png.values(),
                1.0 / png.maximum(),
                VoxelGrid.spaced(index.number(id, "column_mm"), index.number(id, "row_mm"), Double.NaN));
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.consilium.imaging.images.RaterImageOptions;
import org.consilium.imaging.internal.masks.LabelChoice;
import org.consilium.imaging.internal.masks.MaskImage;
import org.consilium.imaging.internal.masks.VoxelFiles;
import org.consilium.imaging.internal.voxels.VoxelGrid;
import org.consilium.imaging.internal.voxels.VoxelType;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.png.PngImage;

/** Reads one case folder. */
public final class CaseFolder {
    /** Name of the image in each case folder, without its ending. */
    static final String IMAGE = "image";

    private CaseFolder() {}

    /** Whether a folder holds an image. */
    public static boolean isCase(Path folder) throws IOException {
        return Files.isDirectory(folder) && !images(folder).isEmpty();
    }

    /**
     * What a folder holds.
     *
     * @param cases one for a PNG, one a selected slice for a volume; none where the image can't be read or nobody drew on it
     * @param leftOut which files, or the whole case, are left out and why, a sentence each
     */
    public record Content(List<ImageCase> cases, List<String> leftOut) {}

    /**
     * Reads image and masks. A file that can't be read costs itself, not the folder.
     *
     * @throws ImagingException where it isn't clear which files are meant, or a mask doesn't lie on its image
     */
    public static Content read(
            Path folder,
            CaseIndex index,
            RaterImageOptions options,
            MaskFiles files,
            LabelChoice choice,
            CaseNames names)
            throws IOException {
        String id = folder.getFileName().toString();
        String shown = names.shown(id);
        List<Path> images = images(folder);
        if (images.size() > 1) {
            throw new ImagingException("case " + shown + " has several images: "
                    + images.get(0).getFileName() + " and " + images.get(1).getFileName() + "; keep one of them");
        }
        boolean png = !VoxelFiles.ENDINGS.contains(
                VoxelFiles.ending(images.get(0).getFileName().toString()));
        SortedMap<String, Path> drawn = files.list(folder, id, shown);
        Voxels image;
        try {
            image = png ? voxels(Png.read(images.get(0)), id, index) : VoxelFiles.read(images.get(0));
        } catch (ImagingException e) {
            String file = images.get(0).getFileName().toString();
            return new Content(List.of(), List.of("case " + shown + " is left out: " + file + ": " + e.getMessage()));
        }
        List<String> leftOut = new ArrayList<>();
        SortedMap<String, MaskImage> masks = new TreeMap<>();
        for (Map.Entry<String, Path> file : drawn.entrySet()) {
            String what = "case " + shown + ": the mask of rater " + file.getKey();
            try {
                masks.put(file.getKey(), MaskFiles.read(file.getValue()));
            } catch (ImagingException e) {
                leftOut.add(what + " is left out: " + e.getMessage());
                continue;
            }
            MaskFiles.requireSameGrid(masks.get(file.getKey()), image, what);
        }
        List<ImageCase> cases = new CaseSlices(id, names, index, options, choice, image, masks, png).read();
        if (cases.isEmpty()) {
            leftOut.add("case " + shown + " has masks, but no rater drew anything; it is left out");
        }
        return new Content(cases, leftOut);
    }

    private static List<Path> images(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String ending = MaskFiles.ending(file);
                        return !ending.isEmpty()
                                && file.getFileName().toString().equals(IMAGE + ending)
                                && Files.isRegularFile(file);
                    })
                    .sorted()
                    .toList();
        }
    }

    /** A PNG as a volume of one slice, its values from 0 to 1. */
    private static Voxels voxels(PngImage png, String id, CaseIndex index) {
        ByteBuffer data = ByteBuffer.allocate(png.values().length * Short.BYTES).order(ByteOrder.nativeOrder());
        for (int value : png.values()) {
            data.putShort((short) value);
        }
        int pixels = png.height() * png.width();
        return new Voxels(
                png.width(),
                png.height(),
                1,
                png.channels(),
                VoxelType.UINT16,
                ByteOrder.nativeOrder(),
                data.array(),
                new int[] {1, png.width(), pixels, pixels},
                1.0 / png.maximum(),
                0,
                VoxelGrid.spaced(index.number(id, "column_mm"), index.number(id, "row_mm"), Double.NaN),
                Map.of());
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.io.IOException;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.internal.document.MaskVolume;
import org.consilium.imaging.internal.masks.ImageCopy;
import org.consilium.imaging.internal.masks.LabelChoice;
import org.consilium.imaging.internal.masks.MaskImage;
import org.consilium.imaging.internal.masks.VoxelFiles;
import org.consilium.imaging.internal.study.Slice;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.model.ImagingException;

/** Reads masks that lie in NIfTI or NRRD volumes on the grid of a series. */
final class VolumeFileMasks {
    private VolumeFileMasks() {}

    /** One part a file: its labels are known only when it is read. */
    static List<AnnotatedPart> parts(List<MaskVolume> files) {
        return files.stream()
                .map(file -> AnnotatedPart.of(file.file(), 1, "", "", Map.of()))
                .toList();
    }

    /**
     * Reads the masks of a series.
     *
     * @throws ImagingException where the files hold several labels and none is chosen, or never the chosen one
     */
    static VolumeAnnotations read(
            List<MaskVolume> files,
            Volume volume,
            String structure,
            RaterNames names,
            List<AnnotatedPart> parts,
            List<String> warnings)
            throws IOException {
        LabelChoice choice = new LabelChoice(structure);
        SortedMap<String, SortedMap<Integer, BitSet>> masks = new TreeMap<>();
        for (int i = 0; i < files.size(); i++) {
            MaskVolume file = files.get(i);
            try {
                MaskImage mask = MaskImage.of(VoxelFiles.read(file.file().path()));
                int label = choice.of(mask);
                for (String remark : mask.remarks()) {
                    warnings.add("the mask " + file.file().shown() + ": " + remark);
                }
                SortedMap<Integer, BitSet> drawn = draw(mask, label, volume);
                if (mask.manyValued() && isImage(mask.voxels(), volume, drawn)) {
                    throw new ImagingException("it is a copy of the image, not a mask");
                }
                SortedMap<Integer, BitSet> rater =
                        masks.computeIfAbsent(names.byPart().get(parts.get(i)), k -> new TreeMap<>());
                drawn.forEach((slice, more) ->
                        rater.computeIfAbsent(slice, k -> new BitSet()).or(more));
            } catch (ImagingException e) {
                warnings.add("the mask " + file.file().shown() + " is left out: " + e.getMessage());
            }
        }
        choice.require();
        return new VolumeAnnotations(List.of(new VolumeMasks(masks)), choice.structure(), names.identity());
    }

    /** Whether what is drawn on the slice with the largest drawing is the image's own pixels; another slice needs no look. */
    private static boolean isImage(Voxels mask, Volume volume, SortedMap<Integer, BitSet> drawn) {
        Optional<Integer> largest = drawn.keySet().stream()
                .max(Comparator.comparingInt(slice -> drawn.get(slice).cardinality()));
        if (largest.isEmpty()) {
            return false;
        }
        Slice slice = volume.slices().get(largest.get());
        MaskGrid.Slice place = MaskGrid.of(mask).slice(volume, largest.get());
        try {
            double[] stored = PixelDecoder.decode(slice.image().file().path())
                    .frame(slice.plane().frame());
            ImageCopy copy = new ImageCopy();
            for (int pixel = 0; pixel < volume.pixels() && stored.length == volume.pixels(); pixel++) {
                int row = pixel / volume.columns();
                int column = pixel % volume.columns();
                if (voxel(place, mask, row, column) >= 0) {
                    copy.add(
                            mask.value(0, place.at(0, row, column), place.at(1, row, column), place.at(2, row, column)),
                            stored[pixel]);
                }
            }
            return copy.found();
        } catch (IOException e) {
            // An image that can't be decoded is left out when it is its turn.
            return false;
        }
    }

    private static SortedMap<Integer, BitSet> draw(MaskImage image, int label, Volume volume) throws ImagingException {
        SortedMap<Integer, BitSet> slices = new TreeMap<>();
        Voxels mask = image.voxels();
        MaskGrid grid = MaskGrid.of(mask);
        BitSet[] inside = new BitSet[mask.depth()];
        for (int z = 0; z < inside.length; z++) {
            inside[z] = image.slice(z, label);
        }
        for (int i = 0; i < volume.slices().size(); i++) {
            MaskGrid.Slice slice = grid == null ? null : grid.slice(volume, i);
            if (slice == null) {
                throw new ImagingException("the file changed while it was being read; read the folder again");
            }
            BitSet drawn = drawn(slice, mask, inside, volume.rows(), volume.columns());
            if (!drawn.isEmpty()) {
                slices.put(i, drawn);
            }
        }
        return slices;
    }

    private static BitSet drawn(MaskGrid.Slice slice, Voxels mask, BitSet[] inside, int rows, int columns) {
        BitSet drawn = new BitSet();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int voxel = voxel(slice, mask, r, c);
                int plane = mask.width() * mask.height();
                if (voxel >= 0 && inside[voxel / plane].get(voxel % plane)) {
                    drawn.set(r * columns + c);
                }
            }
        }
        return drawn;
    }

    /** Index of the voxel of a pixel, slice by slice and row by row; -1 where the mask doesn't reach. */
    private static int voxel(MaskGrid.Slice slice, Voxels mask, int row, int column) {
        int x = slice.at(0, row, column);
        int y = slice.at(1, row, column);
        int z = slice.at(2, row, column);
        boolean within = x >= 0 && x < mask.width() && y >= 0 && y < mask.height() && z >= 0 && z < mask.depth();
        return within ? (z * mask.height() + y) * mask.width() + x : -1;
    }
}

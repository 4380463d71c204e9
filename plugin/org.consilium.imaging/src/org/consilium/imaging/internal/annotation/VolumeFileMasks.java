// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consilium.imaging.internal.document.MaskVolume;
import org.consilium.imaging.internal.masks.LabelChoice;
import org.consilium.imaging.internal.masks.MaskImage;
import org.consilium.imaging.internal.masks.VoxelFiles;
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
                draw(
                        mask,
                        label,
                        volume,
                        masks.computeIfAbsent(names.byPart().get(parts.get(i)), k -> new TreeMap<>()));
            } catch (ImagingException e) {
                warnings.add("the mask " + file.file().shown() + " is left out: " + e.getMessage());
            }
        }
        choice.require();
        return new VolumeAnnotations(List.of(new VolumeMasks(masks)), choice.structure(), names.identity());
    }

    private static void draw(MaskImage image, int label, Volume volume, SortedMap<Integer, BitSet> slices)
            throws ImagingException {
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
                slices.computeIfAbsent(i, k -> new BitSet()).or(drawn);
            }
        }
    }

    private static BitSet drawn(MaskGrid.Slice slice, Voxels mask, BitSet[] inside, int rows, int columns) {
        BitSet drawn = new BitSet();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int x = slice.at(0, r, c);
                int y = slice.at(1, r, c);
                int z = slice.at(2, r, c);
                boolean within =
                        x >= 0 && x < mask.width() && y >= 0 && y < mask.height() && z >= 0 && z < mask.depth();
                if (within && inside[z].get(y * mask.width() + x)) {
                    drawn.set(r * columns + c);
                }
            }
        }
        return drawn;
    }
}

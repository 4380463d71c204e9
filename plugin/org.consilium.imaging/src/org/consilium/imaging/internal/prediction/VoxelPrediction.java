// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.prediction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.ground.Count;
import org.consilium.imaging.internal.annotation.MaskGrid;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.masks.MaskImage;
import org.consilium.imaging.internal.masks.VoxelFiles;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.model.ImagingException;

/** A NIfTI or NRRD volume with a mask, a label map or probabilities; a fourth axis holds samples. */
final class VoxelPrediction implements OpenPrediction {
    private static final double SUM = 1e-3;

    private final Spot spot;
    private final VoxelPlaces places;
    private final List<MaskImage> samples;
    private final List<Integer> labels;
    private final Map<String, float[]> slices = new HashMap<>();

    private VoxelPrediction(Spot spot, VoxelPlaces places, List<MaskImage> samples, List<Integer> labels) {
        this.spot = spot;
        this.places = places;
        this.samples = samples;
        this.labels = labels;
    }

    static Found found(CandidateFile file, Voxels header, Spot spot, String rest) throws ImagingException {
        VoxelPlaces places = VoxelPlaces.of(header, spot);
        return new Found(
                file,
                spot,
                rest,
                header.channels(),
                places.slices()::containsKey,
                values -> open(file, spot, places, values));
    }

    private static VoxelPrediction open(CandidateFile file, Spot spot, VoxelPlaces places, ValueReading values)
            throws IOException {
        Voxels voxels = VoxelFiles.read(file.path());
        if (voxels.channels() > 1 && sumToOne(voxels)) {
            throw new ImagingException(
                    "its " + voxels.channels() + " values a voxel add up to 1 everywhere, so they are"
                            + " probabilities of classes rather than samples; save that of the structure alone");
        }
        if (places.cut() > 0) {
            values.remark(
                    file,
                    "it covers a part of "
                            + Count.of(
                                    places.cut(),
                                    "image; the rest of it is outside",
                                    "images; the rest of them is outside"));
        }
        if (places.guessed()) {
            values.unplaced(file);
        }
        List<MaskImage> samples = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int channel = 0; channel < voxels.channels(); channel++) {
            MaskImage sample = MaskImage.predicted(voxels.channel(channel));
            sample.meaningRemarks().forEach(remark -> values.remark(file, remark));
            samples.add(sample);
            labels.add(sample.graded() ? 0 : values.labels().of(sample));
        }
        if (!voxels.doubt().isEmpty()) {
            values.remark(file, voxels.doubt());
        }
        return new VoxelPrediction(spot, places, samples, labels);
    }

    private static boolean sumToOne(Voxels voxels) {
        for (int z = 0; z < voxels.depth(); z++) {
            double[] sum = new double[voxels.width() * voxels.height()];
            for (int channel = 0; channel < voxels.channels(); channel++) {
                float[] values = voxels.slice(channel, z);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += values[i];
                }
            }
            for (double value : sum) {
                if (!(Math.abs(value - 1) <= SUM)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public Plane plane(int slot, int channel) {
        MaskGrid.Slice slice = places.slices().get(slot);
        if (slice == null) {
            return null;
        }
        SegmentationCase c = spot.target().first(slot);
        Voxels voxels = samples.get(channel).voxels();
        boolean own = places.guessed() && (voxels.width() != c.columns() || voxels.height() != c.rows());
        int rows = own ? voxels.height() : c.rows();
        int columns = own ? voxels.width() : c.columns();
        float[] values = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int column = 0; column < columns; column++) {
                values[r * columns + column] =
                        value(channel, slice.at(0, r, column), slice.at(1, r, column), slice.at(2, r, column));
            }
        }
        if (samples.get(channel).graded()) {
            return Plane.of(rows, columns, values);
        }
        BitSet mask = new BitSet(values.length);
        for (int i = 0; i < values.length; i++) {
            mask.set(i, values[i] > 0);
        }
        return Plane.of(rows, columns, mask);
    }

    /** 0 beyond the volume, and for what is no number. */
    private float value(int channel, int x, int y, int z) {
        Voxels voxels = samples.get(channel).voxels();
        boolean within = x >= 0 && x < voxels.width() && y >= 0 && y < voxels.height() && z >= 0 && z < voxels.depth();
        if (!within) {
            return 0;
        }
        return slices.computeIfAbsent(channel + " " + z, key -> slice(channel, z))[y * voxels.width() + x];
    }

    private float[] slice(int channel, int z) {
        MaskImage sample = samples.get(channel);
        if (sample.graded()) {
            float[] values = sample.voxels().slice(0, z);
            for (int i = 0; i < values.length; i++) {
                // NaN, which no comparison holds for, becomes 0
                values[i] = values[i] > 0 ? Math.min(1, values[i]) : 0;
            }
            return values;
        }
        float[] values = new float[sample.voxels().width() * sample.voxels().height()];
        sample.slice(z, labels.get(channel)).stream().forEach(pixel -> values[pixel] = 1);
        return values;
    }
}

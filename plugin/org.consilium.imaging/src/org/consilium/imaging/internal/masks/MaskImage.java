// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.masks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.Map;
import org.consilium.ground.MaskThreshold;
import org.consilium.imaging.internal.voxels.VoxelGrid;
import org.consilium.imaging.internal.voxels.VoxelType;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.png.PngImage;

/**
 * A mask file: labels 1 to n, or one structure. Values between 0 and 1 are probabilities, inside above {@link MaskThreshold#VALUE}.
 *
 * @param voxels its values
 * @param labels values other than 0 that occur; only 1 where the file shows one structure
 * @param single true where every value above the threshold is the one structure
 * @param threshold of a file with one structure
 */
public record MaskImage(Voxels voxels, BitSet labels, boolean single, double threshold) {
    private static final int MAX_LABEL = 65535;

    /** In a PNG, values up to here are labels; a mask of one structure goes up to the end of the range, or to 1. */
    private static final int MAX_PNG_LABEL = 64;

    /** A volume of labels, of one structure, or of probabilities. */
    public static MaskImage of(Voxels voxels) throws ImagingException {
        if (voxels.channels() != 1) {
            throw new ImagingException("the mask has " + voxels.channels()
                    + " values a voxel; save overlapping segments as files of their own");
        }
        BitSet labels = new BitSet();
        boolean whole = true;
        float highest = 0;
        for (int z = 0; z < voxels.depth(); z++) {
            for (float value : voxels.slice(0, z)) {
                if (!(value >= 0 && value <= MAX_LABEL)) {
                    throw new ImagingException("the mask holds values that are neither labels nor probabilities");
                }
                whole &= value == (int) value;
                highest = Math.max(highest, value);
                labels.set((int) value);
            }
        }
        labels.clear(0);
        if (!whole) {
            if (highest > 1) {
                throw new ImagingException("the mask holds values that are neither labels nor probabilities");
            }
            return single(voxels, MaskThreshold.VALUE);
        }
        boolean full = labels.cardinality() == 1 && (labels.get(255) || labels.get(MAX_LABEL));
        return full ? single(voxels, 0) : new MaskImage(voxels, labels, false, 0);
    }

    /** A PNG: labels where the values are small, else inside above half of the range. */
    public static MaskImage of(PngImage png) throws ImagingException {
        int largest = 0;
        for (int value : png.values()) {
            largest = Math.max(largest, value);
        }
        int pixels = png.height() * png.width();
        boolean labels = png.channels() == 1 && largest <= MAX_PNG_LABEL;
        ByteBuffer data = ByteBuffer.allocate(pixels).order(ByteOrder.nativeOrder());
        int limit = largest == 1 ? 0 : png.maximum() / 2;
        for (int i = 0; i < png.values().length; i++) {
            int value = png.values()[i];
            if (labels) {
                data.put(i, (byte) value);
            } else if (value > limit) {
                data.put(i % pixels, (byte) 1);
            }
        }
        return of(new Voxels(
                png.width(),
                png.height(),
                1,
                1,
                VoxelType.UINT8,
                ByteOrder.nativeOrder(),
                data.array(),
                new int[] {1, png.width(), pixels, 0},
                1,
                0,
                VoxelGrid.spaced(Double.NaN, Double.NaN, Double.NaN),
                Map.of()));
    }

    private static MaskImage single(Voxels voxels, double threshold) {
        BitSet one = new BitSet();
        one.set(1);
        return new MaskImage(voxels, one, true, threshold);
    }

    /** Pixels of a slice with a label; any label where it is 0. */
    public BitSet slice(int z, int label) {
        BitSet inside = new BitSet(voxels.width() * voxels.height());
        float[] values = voxels.slice(0, z);
        for (int i = 0; i < values.length; i++) {
            boolean hit =
                    single ? values[i] > threshold && label <= 1 : label == 0 ? values[i] > 0 : values[i] == label;
            if (hit) {
                inside.set(i);
            }
        }
        return inside;
    }
}

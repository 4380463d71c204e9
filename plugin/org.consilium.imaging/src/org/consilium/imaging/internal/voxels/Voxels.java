// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.voxels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * A volume as its file stores it.
 *
 * @param width voxels along x, the columns of a slice
 * @param height voxels along y, the rows of a slice
 * @param depth voxels along z, the slices
 * @param channels values a voxel
 * @param type number type
 * @param order byte order
 * @param data at least {@code width * height * depth * channels} values
 * @param strides values between neighbours along x, y, z and the channels
 * @param slope what stored values are multiplied by
 * @param intercept what is added then
 * @param grid where it lies
 * @param labels names of label values, where the file has any
 * @param doubt what the file contradicts itself in, and what was taken, as a part of a sentence; empty without any
 */
public record Voxels(
        int width,
        int height,
        int depth,
        int channels,
        VoxelType type,
        ByteOrder order,
        byte[] data,
        int[] strides,
        double slope,
        double intercept,
        VoxelGrid grid,
        Map<Integer, String> labels,
        String doubt) {
    /** Largest volume, in bytes. */
    public static final long MAX_BYTES = Integer.MAX_VALUE - 64L;

    /**
     * A volume of one slice, of a picture.
     *
     * @param values {@code [C,H,W]}, 0 to 65535
     * @param slope what they are multiplied by
     */
    public static Voxels slice(int width, int height, int[] values, double slope, VoxelGrid grid) {
        ByteBuffer data = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.nativeOrder());
        for (int value : values) {
            data.putShort((short) value);
        }
        int pixels = height * width;
        return new Voxels(
                width,
                height,
                1,
                values.length / pixels,
                VoxelType.UINT16,
                ByteOrder.nativeOrder(),
                data.array(),
                new int[] {1, width, pixels, pixels},
                slope,
                0,
                grid,
                Map.of(),
                "");
    }

    /** One channel alone; the data is copied where there are others. */
    public Voxels channel(int channel) {
        if (channels == 1) {
            return this;
        }
        int pixels = width * height;
        ByteBuffer one = ByteBuffer.allocate(Math.multiplyExact(pixels * depth, Float.BYTES))
                .order(ByteOrder.nativeOrder());
        for (int z = 0; z < depth; z++) {
            for (float value : slice(channel, z)) {
                one.putFloat(value);
            }
        }
        return new Voxels(
                width,
                height,
                depth,
                1,
                VoxelType.FLOAT32,
                ByteOrder.nativeOrder(),
                one.array(),
                new int[] {1, width, pixels, pixels * depth},
                1,
                0,
                grid,
                labels,
                doubt);
    }

    /** The value of one voxel of one channel. */
    public float value(int channel, int x, int y, int z) {
        int at = channel * strides[3] + z * strides[2] + y * strides[1] + x * strides[0];
        double stored = type.value(ByteBuffer.wrap(data).order(order), at * type.bytes());
        return (float) (stored * slope + intercept);
    }

    /** The values of one slice of one channel, row by row. */
    public float[] slice(int channel, int z) {
        float[] values = new float[width * height];
        ByteBuffer buffer = ByteBuffer.wrap(data).order(order);
        boolean scaled = slope != 1 || intercept != 0;
        for (int y = 0; y < height; y++) {
            int at = channel * strides[3] + z * strides[2] + y * strides[1];
            for (int x = 0; x < width; x++) {
                double stored = type.value(buffer, (at + x * strides[0]) * type.bytes());
                values[y * width + x] = (float) (scaled ? stored * slope + intercept : stored);
            }
        }
        return values;
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.voxels;

import java.util.Arrays;
import java.util.List;

/** Up to a million evenly spread voxels stand for a channel of a volume. */
public final class VoxelSamples {
    private static final int MAX_SAMPLES = 1 << 20;

    private VoxelSamples() {}

    /** The voxels that are finite. */
    public static List<float[]> of(Voxels voxels, int channel) {
        int pixels = voxels.width() * voxels.height();
        int step = (int) Math.max(1, (long) pixels * voxels.depth() / MAX_SAMPLES);
        float[] samples = new float[voxels.depth() * ((pixels + step - 1) / step)];
        int count = 0;
        for (int z = 0; z < voxels.depth(); z++) {
            float[] values = voxels.slice(channel, z);
            for (int i = 0; i < pixels; i += step) {
                if (Float.isFinite(values[i])) {
                    samples[count++] = values[i];
                }
            }
        }
        return List.of(Arrays.copyOf(samples, count));
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import java.util.Arrays;
import java.util.List;
import org.consilium.imaging.images.RaterImageOptions;
import org.consilium.imaging.internal.voxels.Percentiles;
import org.consilium.imaging.internal.voxels.Voxels;

/**
 * Maps the values of one channel of a volume to [0,1].
 *
 * @param low becomes 0
 * @param high becomes 1
 */
record ValueScale(double low, double high) {
    private static final int MAX_SAMPLES = 1 << 20;

    /** The scale of a whole channel; null where each slice has its own or none is wanted. */
    static ValueScale of(Voxels voxels, int channel, RaterImageOptions options) {
        return switch (options.normalisation()) {
            case WINDOW ->
                new ValueScale(
                        options.windowCentre() - options.windowWidth() / 2,
                        options.windowCentre() + options.windowWidth() / 2);
            case PERCENTILE -> percentiles(voxels, channel);
            case NONE, MIN_MAX -> null;
        };
    }

    /** Scales a slice in place; what is no number becomes the lowest value. */
    static void apply(float[] values, ValueScale scale, RaterImageOptions options) {
        switch (options.normalisation()) {
            case NONE -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = Float.isFinite(values[i]) ? values[i] : 0;
                }
            }
            case MIN_MAX -> extremes(values).apply(values);
            default -> scale.apply(values);
        }
    }

    private void apply(float[] values) {
        for (int i = 0; i < values.length; i++) {
            double x = high > low ? (values[i] - low) / (high - low) : 0;
            values[i] = (float) (x >= 0 ? Math.min(1, x) : 0);
        }
    }

    private static ValueScale extremes(float[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            if (Float.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return new ValueScale(low, high);
    }

    /** The 1st and 99th percentile of up to a million evenly spread voxels. */
    private static ValueScale percentiles(Voxels voxels, int channel) {
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
        Percentiles percentiles = new Percentiles(List.of(Arrays.copyOf(samples, count)));
        return percentiles.isEmpty()
                ? new ValueScale(0, 0)
                : new ValueScale(percentiles.at(0.01), percentiles.at(0.99));
    }
}

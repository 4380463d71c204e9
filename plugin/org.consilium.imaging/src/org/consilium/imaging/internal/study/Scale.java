// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.io.IOException;
import java.util.Arrays;
import org.consilium.imaging.DicomReadOptions;
import org.consilium.imaging.Normalisation;

/**
 * Maps rescaled units to [0,1].
 *
 * @param low becomes 0
 * @param high becomes 1
 * @param inverted true turns the result round, for images whose low values are bright (MONOCHROME1)
 */
record Scale(double low, double high, boolean inverted) {
    private static final int MAX_SAMPLES = 1 << 20;
    private static final int MAX_SLICES = 64;

    /** The scale of a whole volume; null where each image has its own or none is wanted. */
    static Scale of(Volume volume, DicomReadOptions options, PixelSource source) throws IOException {
        boolean inverted = inverted(volume);
        return switch (options.normalisation()) {
            case WINDOW ->
                new Scale(
                        options.windowCentre() - options.windowWidth() / 2,
                        options.windowCentre() + options.windowWidth() / 2,
                        inverted);
            case PERCENTILE -> percentiles(volume, source, inverted);
            default -> null;
        };
    }

    /** Scales one image in place; {@code series} is what {@link #of} gave. */
    static void apply(float[] values, Scale series, Normalisation normalisation, boolean inverted) {
        if (normalisation == Normalisation.NONE) {
            fillPadding(values);
            return;
        }
        Scale scale = series == null ? extremes(values, inverted) : series;
        double range = scale.high - scale.low;
        for (int i = 0; i < values.length; i++) {
            if (Float.isNaN(values[i])) {
                values[i] = 0;
                continue;
            }
            double x = range > 0 ? (values[i] - scale.low) / range : 0;
            double clamped = Math.max(0, Math.min(1, x));
            values[i] = (float) (scale.inverted && range > 0 ? 1 - clamped : clamped);
        }
    }

    /** Padding, which has no meaning as a number, gets the lowest value of the image. */
    private static void fillPadding(float[] values) {
        float low = Float.POSITIVE_INFINITY;
        for (float value : values) {
            low = Float.isNaN(value) ? low : Math.min(low, value);
        }
        for (int i = 0; i < values.length; i++) {
            if (Float.isNaN(values[i])) {
                values[i] = Float.isInfinite(low) ? 0 : low;
            }
        }
    }

    static boolean inverted(Volume volume) {
        return volume.first().layout().photometric().equals("MONOCHROME1");
    }

    private static Scale extremes(float[] values, boolean inverted) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return new Scale(low, high, inverted);
    }

    /** Percentiles of up to a million evenly spread pixels of up to 64 evenly spread slices. */
    private static Scale percentiles(Volume volume, PixelSource source, boolean inverted) throws IOException {
        int slices = volume.slices().size();
        int sliceStep = (slices + MAX_SLICES - 1) / MAX_SLICES;
        int used = (slices + sliceStep - 1) / sliceStep;
        int pixels = volume.rows() * volume.columns();
        int step = (int) Math.max(1, ((long) used * pixels + MAX_SAMPLES - 1) / MAX_SAMPLES);
        float[] samples = new float[used * ((pixels + step - 1) / step)];
        int count = 0;
        for (int slice = 0; slice < slices; slice += sliceStep) {
            float[] values = source.values(volume.slices().get(slice));
            for (int i = 0; i < pixels; i += step) {
                if (!Float.isNaN(values[i])) {
                    samples[count++] = values[i];
                }
            }
        }
        if (count == 0) {
            return new Scale(0, 1, inverted);
        }
        Arrays.sort(samples, 0, count);
        return new Scale(quantile(samples, count, 0.01), quantile(samples, count, 0.99), inverted);
    }

    private static double quantile(float[] sorted, int count, double quantile) {
        double place = quantile * (count - 1);
        int below = (int) place;
        int above = Math.min(count - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.grey;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.consilium.imaging.internal.files.OrderedTasks;
import org.consilium.imaging.internal.study.Slice;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.internal.voxels.Percentiles;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.Normalisation;

/**
 * Maps rescaled units to [0,1].
 *
 * @param low becomes 0
 * @param high becomes 1
 * @param inverted true turns the result round, for images whose low values are bright (MONOCHROME1)
 */
public record Scale(double low, double high, boolean inverted) {
    private static final int MAX_SAMPLES = 1 << 20;
    private static final int MAX_SLICES = 64;

    /** The scale of a whole volume; null where each image has its own or none is wanted. */
    public static Scale of(Volume volume, DicomReadOptions options, PixelSource source) throws IOException {
        boolean inverted = inverted(volume);
        return switch (options.normalisation()) {
            case WINDOW ->
                new Scale(
                        options.windowCentre() - options.windowWidth() / 2,
                        options.windowCentre() + options.windowWidth() / 2,
                        inverted);
            case PERCENTILE -> percentiles(volume, options.volumes().threads(), source, inverted);
            default -> null;
        };
    }

    /** Scales one image in place; {@code series} is what {@link #of} gave. */
    public static void apply(float[] values, Scale series, Normalisation normalisation, boolean inverted) {
        if (normalisation == Normalisation.NONE) {
            fillPadding(values);
            return;
        }
        Scale scale = series == null ? extremes(values, inverted) : series;
        for (int i = 0; i < values.length; i++) {
            values[i] = scale.of(values[i]);
        }
    }

    /** A value in [0,1]; padding (NaN) becomes 0. */
    float of(float value) {
        if (Float.isNaN(value)) {
            return 0;
        }
        double range = high - low;
        double x = range > 0 ? (value - low) / range : 0;
        double clamped = Math.max(0, Math.min(1, x));
        return (float) (inverted && range > 0 ? 1 - clamped : clamped);
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

    public static boolean inverted(Volume volume) {
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
    private static Scale percentiles(Volume volume, int threads, PixelSource source, boolean inverted)
            throws IOException {
        int slices = volume.slices().size();
        int sliceStep = (slices + MAX_SLICES - 1) / MAX_SLICES;
        int used = (slices + sliceStep - 1) / sliceStep;
        int pixels = volume.rows() * volume.columns();
        int step = (int) Math.max(1, ((long) used * pixels + MAX_SAMPLES - 1) / MAX_SAMPLES);
        List<Slice> spread = IntStream.range(0, used)
                .mapToObj(i -> volume.slices().get(i * sliceStep))
                .toList();
        List<float[]> samples = new ArrayList<>();
        OrderedTasks.run(
                spread,
                OrderedTasks.threads(threads, volume.pixels()),
                OrderedTasks.batch(volume.pixels()),
                slice -> source.frame(slice).map(frame -> frame.sampled(step)),
                (index, values) -> values.ifPresent(samples::add));
        Percentiles percentiles = new Percentiles(samples);
        return percentiles.isEmpty()
                ? new Scale(0, 1, inverted)
                : new Scale(percentiles.at(0.01), percentiles.at(0.99), inverted);
    }
}

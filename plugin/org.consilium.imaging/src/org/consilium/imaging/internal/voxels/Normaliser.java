// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.voxels;

import java.io.IOException;
import java.util.List;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.Normalisation.Method;

/**
 * Normalises the values of one volume or channel: every value by itself, or each image by its own range.
 *
 * @param method what becomes 0 and what 1
 * @param low becomes 0 where one range holds for all images
 * @param high becomes 1
 * @param inverted true turns the result round, for images whose low values are bright (MONOCHROME1)
 */
public record Normaliser(Method method, double low, double high, boolean inverted) {
    /** Values of a volume, none of them NaN or infinite, that percentiles are taken of. */
    public interface Samples {
        List<float[]> take() throws IOException;
    }

    /** Normalises as wanted; samples are taken only where they count. */
    public static Normaliser of(Normalisation wanted, boolean inverted, Samples samples) throws IOException {
        return switch (wanted.method()) {
            case WINDOW ->
                new Normaliser(
                        Method.WINDOW,
                        wanted.centre() - wanted.width() / 2,
                        wanted.centre() + wanted.width() / 2,
                        inverted);
            case PERCENTILE -> percentiles(samples.take(), inverted);
            case NONE, MIN_MAX -> new Normaliser(wanted.method(), 0, 1, inverted);
        };
    }

    private static Normaliser percentiles(List<float[]> samples, boolean inverted) {
        Percentiles percentiles = new Percentiles(samples);
        return percentiles.isEmpty()
                ? new Normaliser(Method.PERCENTILE, 0, 1, inverted)
                : new Normaliser(Method.PERCENTILE, percentiles.at(0.01), percentiles.at(0.99), inverted);
    }

    /** Whether one range holds for all images, so that {@link #of(float)} says what becomes of a value. */
    public boolean fixed() {
        return method == Method.WINDOW || method == Method.PERCENTILE;
    }

    /** A value in [0,1]; padding (NaN) becomes 0. */
    public float of(float value) {
        if (Float.isNaN(value)) {
            return 0;
        }
        double range = high - low;
        double x = range > 0 ? (value - low) / range : 0;
        double clamped = Math.max(0, Math.min(1, x));
        return (float) (inverted && range > 0 ? 1 - clamped : clamped);
    }

    /** Normalises one image in place. */
    public void apply(float[] values) {
        if (method == Method.NONE) {
            fill(values);
            return;
        }
        Normaliser range = fixed() ? this : extremes(values);
        for (int i = 0; i < values.length; i++) {
            values[i] = range.of(values[i]);
        }
    }

    /** Padding, which has no meaning as a number, gets the lowest value of the image; infinity its highest. */
    private void fill(float[] values) {
        Normaliser range = extremes(values);
        boolean empty = range.low > range.high;
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                double end = values[i] == Float.POSITIVE_INFINITY ? range.high : range.low;
                values[i] = empty ? 0 : (float) end;
            }
        }
    }

    private Normaliser extremes(float[] values) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            if (Float.isFinite(value)) {
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        return new Normaliser(method, lowest, highest, inverted);
    }
}

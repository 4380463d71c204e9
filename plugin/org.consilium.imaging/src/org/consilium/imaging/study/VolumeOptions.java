// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.study;

import java.util.List;
import java.util.Objects;

/**
 * How series become volumes and slices become cases.
 *
 * @param irregular what becomes of odd series
 * @param minimumSlices slices that a volume needs; a series of one image is never too short
 * @param spacing distance of rows and of columns that images are resampled to, mm; 0 leaves them as they are
 * @param cropping where crops are cut
 * @param stride pixels from one sliding window to the next; 0 stands for half a window
 * @param channels parts of the series descriptions of the channels of a case, in their order; series of one study and
 *     one frame of reference are resampled onto the first; empty makes cases of every series by itself
 * @param threads files read at the same time; 0 stands for one a processor, at most 8
 * @param pointTable path of the table for {@link Cropping#POINTS}: columns {@code series_uid}, {@code x}, {@code y} and
 *     {@code z}, patient coordinates in mm
 */
public record VolumeOptions(
        IrregularVolumes irregular,
        int minimumSlices,
        double spacing,
        Cropping cropping,
        int stride,
        List<String> channels,
        int threads,
        String pointTable) {
    /** Largest spacing, in mm. */
    public static final double MAX_SPACING = 1000;

    /** Checks the ranges. */
    public VolumeOptions {
        Objects.requireNonNull(irregular, "irregular");
        Objects.requireNonNull(cropping, "cropping");
        if (cropping == Cropping.POINTS && pointTable.isBlank()) {
            throw new IllegalArgumentException("crops are cut around given points, but no table of points is given");
        }
        channels = List.copyOf(channels);
        if (minimumSlices < 1) {
            throw new IllegalArgumentException("the fewest slices of a volume are " + minimumSlices + ", not below 1");
        }
        if (!(spacing >= 0) || spacing > MAX_SPACING) {
            throw new IllegalArgumentException("the spacing is " + spacing + " mm, it must be 0 to " + MAX_SPACING);
        }
        if (stride < 0 || threads < 0) {
            throw new IllegalArgumentException("the stride and the number of threads must not be negative");
        }
        if (channels.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a channel has no name; name a part of its series description");
        }
    }

    /** Odd series with a warning, three slices, no resampling, crops around annotations, every series by itself. */
    public static VolumeOptions defaults() {
        return new VolumeOptions(IrregularVolumes.WARN, 3, 0, Cropping.ANNOTATION, 0, List.of(), 0, "");
    }

    public VolumeOptions withIrregular(IrregularVolumes value) {
        return new VolumeOptions(value, minimumSlices, spacing, cropping, stride, channels, threads, pointTable);
    }

    public VolumeOptions withMinimumSlices(int value) {
        return new VolumeOptions(irregular, value, spacing, cropping, stride, channels, threads, pointTable);
    }

    public VolumeOptions withSpacing(double value) {
        return new VolumeOptions(irregular, minimumSlices, value, cropping, stride, channels, threads, pointTable);
    }

    /** Windows of the crop size instead of one crop around the annotation. */
    public VolumeOptions withSlidingWindow(int value) {
        return new VolumeOptions(
                irregular, minimumSlices, spacing, Cropping.SLIDING_WINDOW, value, channels, threads, pointTable);
    }

    public VolumeOptions withChannels(List<String> value) {
        return new VolumeOptions(irregular, minimumSlices, spacing, cropping, stride, value, threads, pointTable);
    }

    public VolumeOptions withThreads(int value) {
        return new VolumeOptions(irregular, minimumSlices, spacing, cropping, stride, channels, value, pointTable);
    }

    /** Crops around the points of a table instead of the annotation. */
    public VolumeOptions withPoints(String table) {
        return new VolumeOptions(irregular, minimumSlices, spacing, Cropping.POINTS, stride, channels, threads, table);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.study;

import java.util.List;
import java.util.Objects;

/**
 * How series become volumes.
 *
 * @param irregular what becomes of odd series
 * @param minimumSlices slices that a volume needs; a series of one image is never too short
 * @param channels parts of the series descriptions of the channels of a case, in their order; series of one study and
 *     one frame of reference are resampled onto the first; empty makes cases of every series by itself
 */
public record VolumeOptions(IrregularVolumes irregular, int minimumSlices, List<String> channels) {
    /** Checks the ranges. */
    public VolumeOptions {
        Objects.requireNonNull(irregular, "irregular");
        channels = List.copyOf(channels);
        if (minimumSlices < 1) {
            throw new IllegalArgumentException("the fewest slices of a volume are " + minimumSlices + ", not below 1");
        }
        if (channels.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a channel has no name; name a part of its series description");
        }
    }

    /** Odd series with a warning, three slices, every series by itself. */
    public static VolumeOptions defaults() {
        return new VolumeOptions(IrregularVolumes.WARN, 3, List.of());
    }

    /** This with another fate of odd series. */
    public VolumeOptions withIrregular(IrregularVolumes value) {
        return new VolumeOptions(value, minimumSlices, channels);
    }

    /** This with parts of series descriptions, one a channel in their order; empty makes cases of every series by itself. */
    public VolumeOptions withChannels(List<String> value) {
        return new VolumeOptions(irregular, minimumSlices, value);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Settings of sampling.
 *
 * @param samples K plausible masks a case; 0 draws none
 * @param personal whether a mask per rater is made too
 * @param bank draws of the prior that a rater's code attends to
 * @param seed of all noise
 * @param sharing which cases share the noise of their samples
 * @param maps what is made of the probabilities beside them
 * @param together samples of a case that are computed at once at most: fewer take less memory, and change results in
 *     the last digits only
 */
public record SampleSettings(
        int samples, boolean personal, int bank, long seed, NoiseSharing sharing, Set<SampleMap> maps, int together) {

    public SampleSettings {
        if (samples < 0) {
            throw new IllegalArgumentException("Samples is " + samples + "; it must not be negative.");
        }
        if (samples == 0 && !personal) {
            throw new IllegalArgumentException(
                    "Nothing is to be drawn: Samples is 0, and there is no mask per rater. Set one of the two.");
        }
        if (bank < 1) {
            throw new IllegalArgumentException("Bank size is " + bank + "; it must be at least 1.");
        }
        if (together < 1) {
            throw new IllegalArgumentException("Samples at once is " + together + "; it must be at least 1.");
        }
        maps = Set.copyOf(maps);
    }

    /** All samples of a case at once. */
    public SampleSettings(
            int samples, boolean personal, int bank, long seed, NoiseSharing sharing, Set<SampleMap> maps) {
        this(samples, personal, bank, seed, sharing, maps, Math.max(1, samples));
    }

    /** The same with so many samples of a case at once at most. */
    public SampleSettings withTogether(int count) {
        return new SampleSettings(samples, personal, bank, seed, sharing, maps, count);
    }

    /** What results follow from, by the names that users know. */
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("Samples", Integer.toString(samples));
        named.put("Masks per rater", Boolean.toString(personal));
        named.put("Same noise for", sharing.name());
        named.put("Bank size", Integer.toString(bank));
        named.put("Seed", Long.toString(seed));
        return named;
    }

    /** Probabilities only, one noise per volume. */
    public SampleSettings(int samples, boolean personal, int bank, long seed) {
        this(samples, personal, bank, seed, NoiseSharing.VOLUME, Set.of());
    }
}

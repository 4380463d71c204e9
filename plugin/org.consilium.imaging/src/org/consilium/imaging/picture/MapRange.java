// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

/** What the colours of a map mean. */
public enum MapRange {
    /** A probability, black at 0. */
    PROBABILITY(0, 1, "0", "1", false),
    /** Entropy of a yes or no, black at 0 bit. */
    BIT(0, 1, "0 bit", "1 bit", false),
    /** Variance of a probability, black at 0. */
    VARIANCE(0, 0.25, "0", "0.25", false),
    /** Share of pairs that agree: dark blue at 1, yellow at one half, which is as little as many masks can agree. */
    AGREEMENT(1, 0.5, "all agree", "half or fewer", true);

    private final double from;
    private final double to;
    private final String low;
    private final String high;
    private final boolean cold;

    MapRange(double from, double to, String low, String high, boolean cold) {
        this.from = from;
        this.to = to;
        this.low = low;
        this.high = high;
        this.cold = cold;
    }

    String low() {
        return low;
    }

    String high() {
        return high;
    }

    double normalised(double value) {
        return (value - from) / (to - from);
    }

    int colour(double normalised) {
        return cold ? Palette.cold(normalised) : Palette.heat(normalised);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.study;

/** How image values are brought to a common scale. All but {@link #NONE} give values in [0,1]. */
public enum Normalisation {
    /** Rescaled units as the file says them: HU for CT. */
    NONE,
    /** A fixed window: centre - width/2 becomes 0, centre + width/2 becomes 1, the rest is clamped. */
    WINDOW,
    /** The lowest value of each image (after the crop) becomes 0, the highest 1. */
    MIN_MAX,
    /** The 1st percentile of all pixels of the series becomes 0, the 99th becomes 1, the rest is clamped. */
    PERCENTILE
}

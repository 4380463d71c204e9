// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

/** What can be wrong with the slices of a series, with the name that lists and warnings use. */
public enum VolumeFlaw {
    TOO_FEW_SLICES("series-too-few-slices"),
    MIXED_ORIENTATION("series-mixed-orientation"),
    DUPLICATE_POSITIONS("series-duplicate-positions"),
    IRREGULAR_SPACING("series-irregular-spacing"),
    GANTRY_TILT("series-gantry-tilt"),
    MIXED_PIXEL_SPACING("series-mixed-pixel-spacing");

    private final String label;

    VolumeFlaw(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}

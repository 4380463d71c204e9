// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.place;

/** Whether a plane that was drawn lies on a slice, the best first. */
public enum Fit {
    /** It does. */
    PLACED("on a slice"),
    /** It is parallel to the slices, but none lies near, or another plane of the drawing lies nearer. */
    BETWEEN("between slices"),
    /** It is parallel to the slices and lies before the first, after the last or beside them. */
    BEYOND("outside of the images"),
    /** It is not parallel to the slices. */
    TILTED("not parallel to the slices"),
    /** It is drawn in another frame of reference and doesn't coincide with an image. */
    FOREIGN("in another frame of reference"),
    /** It doesn't say where it lies, and names no single image that says so. */
    UNKNOWN("without a place");

    private final String words;

    Fit(String words) {
        this.words = words;
    }

    /** Where it lies, for messages, after the number of planes. */
    public String words() {
        return words;
    }

    /** The better of two. */
    public Fit or(Fit other) {
        return compareTo(other) <= 0 ? this : other;
    }
}

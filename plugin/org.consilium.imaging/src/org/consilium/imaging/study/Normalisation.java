// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.study;

import java.util.Locale;
import java.util.Objects;

/**
 * How image values are brought to a common scale. All methods but {@link Method#NONE} give values in [0,1].
 *
 * @param method what becomes 0 and what 1
 * @param centre centre of {@link Method#WINDOW}, in rescaled units (HU for CT), finite
 * @param width width of {@link Method#WINDOW}, in rescaled units, above 0 and finite
 */
public record Normalisation(Method method, double centre, double width) {
    /** What becomes 0 and what 1. */
    public enum Method {
        /** Rescaled units as the file says them: HU for CT. */
        NONE,
        /** A fixed window: centre - width/2 becomes 0, centre + width/2 becomes 1, the rest is clamped. */
        WINDOW,
        /** The lowest value of each image (after the crop) becomes 0, the highest 1. */
        MIN_MAX,
        /** The 1st percentile of all pixels of the series becomes 0, the 99th becomes 1, the rest is clamped. */
        PERCENTILE
    }

    /** Rescaled units as the file says them. */
    public static final Normalisation NONE = new Normalisation(Method.NONE, 40, 400);

    /** Each image from its lowest value to its highest. */
    public static final Normalisation MIN_MAX = new Normalisation(Method.MIN_MAX, 40, 400);

    /** Each series from its 1st percentile to its 99th. */
    public static final Normalisation PERCENTILE = new Normalisation(Method.PERCENTILE, 40, 400);

    /** Checks the ranges. */
    public Normalisation {
        Objects.requireNonNull(method, "method");
        if (!(width > 0) || Double.isInfinite(width) || !Double.isFinite(centre)) {
            throw new IllegalArgumentException("the window width must be above 0 and centre and width finite");
        }
    }

    /** A fixed window. */
    public static Normalisation window(double centre, double width) {
        return new Normalisation(Method.WINDOW, centre, width);
    }

    /** What is done, for people, such as {@code window centre 40.0 width 400.0}. */
    public String words() {
        return method == Method.WINDOW
                ? "window centre " + centre + " width " + width
                : method.name().toLowerCase(Locale.ROOT);
    }
}

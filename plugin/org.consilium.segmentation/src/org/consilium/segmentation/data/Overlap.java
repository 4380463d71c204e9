// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

/** How well two masks agree. Every function is symmetric and works on whole masks, not on surfaces. */
public final class Overlap {

    /** What D-Persona's published code adds to a denominator; its Dice adds it to the numerator too. */
    public static final double DPERSONA_EPSILON = 1e-8;

    private Overlap() {}

    /** Intersection over union in 0..1; two empty masks agree, so theirs is 1. */
    public static double iou(BitMask a, BitMask b) {
        int intersection = a.intersection(b);
        int union = a.area() + b.area() - intersection;
        return union == 0 ? 1 : (double) intersection / union;
    }

    /** {@code 1 - iou}: the distance of the standard generalized energy distance; 0 between two empty masks. */
    public static double distance(BitMask a, BitMask b) {
        return 1 - iou(a, b);
    }

    /**
     * The distance of D-Persona's published code, {@code 1 - I / (U + 1e-8)}. Between two empty masks it is 1, which
     * is why figures taken with it are not those of {@link #distance} wherever a rater drew nothing.
     */
    public static double dpersonaDistance(BitMask a, BitMask b) {
        int intersection = a.intersection(b);
        int union = a.area() + b.area() - intersection;
        return 1 - intersection / (union + DPERSONA_EPSILON);
    }

    /** The Dice coefficient in 0..1 as in D-Persona's code: {@code (2 I + 1e-8) / (|a| + |b| + 1e-8)}. */
    public static double dice(BitMask a, BitMask b) {
        return (2.0 * a.intersection(b) + DPERSONA_EPSILON) / (a.area() + b.area() + DPERSONA_EPSILON);
    }
}

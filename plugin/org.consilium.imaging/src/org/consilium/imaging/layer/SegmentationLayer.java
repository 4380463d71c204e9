// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.layer;

/**
 * One of several segmentations of the same cases.
 *
 * @param name who or what made it: a rater id, a sample
 * @param fileName of its files, without the ending
 * @param origin how it came about
 * @param algorithm what computed it, for the segment's Algorithm Name; empty where a person drew it
 */
public record SegmentationLayer(String name, String fileName, Origin origin, String algorithm) {
    private static final String MAKER = "Consilium";

    /** How a segmentation came about. */
    public enum Origin {
        /** A person drew it. */
        DRAWN,
        /** A model made it. */
        PREDICTED,
        /** It was computed out of what persons drew. */
        FUSED
    }

    /** What a model made; its files have its name. */
    public static SegmentationLayer predicted(String name) {
        return predicted(name, MAKER);
    }

    /** What a model of a known maker made; its files have its name. */
    public static SegmentationLayer predicted(String name, String algorithm) {
        return new SegmentationLayer(name, name, Origin.PREDICTED, algorithm);
    }

    /** What a rater drew; its files are named as the Rater Image Reader expects it. */
    public static SegmentationLayer drawn(String rater) {
        return new SegmentationLayer(rater, "rater_" + rater, Origin.DRAWN, "");
    }

    /**
     * What was made of several raters' masks.
     *
     * @param name what it is called
     * @param fileName of its files, without the ending
     * @param method as STAPLE or majority
     */
    public static SegmentationLayer fused(String name, String fileName, String method) {
        return new SegmentationLayer(name, fileName, Origin.FUSED, MAKER + " " + method);
    }
}

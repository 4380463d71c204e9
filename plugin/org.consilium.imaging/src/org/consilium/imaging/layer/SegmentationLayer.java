// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.layer;

/**
 * One of several segmentations of the same cases.
 *
 * @param name who or what made it: a rater id, a sample
 * @param fileName of its files, without the ending
 * @param drawn true where a person drew it, false where a model made it
 */
public record SegmentationLayer(String name, String fileName, boolean drawn) {
    /** What a model made; its files have its name. */
    public static SegmentationLayer predicted(String name) {
        return new SegmentationLayer(name, name, false);
    }

    /** What a rater drew; its files are named as the Rater Image Reader expects it. */
    public static SegmentationLayer drawn(String rater) {
        return new SegmentationLayer(rater, "rater_" + rater, true);
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import java.util.List;

/** One mask made of several raters' masks. */
public final class LabelFusion {

    private LabelFusion() {}

    /** The share of masks that contain each pixel, 0..1. */
    public static double[] mean(List<BitMask> masks) {
        if (masks.isEmpty()) {
            throw new IllegalArgumentException("There is no mask to fuse.");
        }
        double[] mean = new double[masks.get(0).size()];
        for (BitMask mask : masks) {
            for (int i = mask.nextInside(0); i >= 0; i = mask.nextInside(i + 1)) {
                mean[i]++;
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= masks.size();
        }
        return mean;
    }

    /** The pixels inside strictly more than half of the masks; a tie is outside. */
    public static BitMask majority(List<BitMask> masks) {
        return BitMask.above(mean(masks), 0.5);
    }

    /** The pixels inside half of the masks or more; a tie is inside. */
    public static BitMask atLeastHalf(List<BitMask> masks) {
        return BitMask.above(mean(masks), Math.nextDown(0.5));
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.layer;

import java.util.List;

/** Gives segmentations one at a time, so that they needn't all be in memory. */
@FunctionalInterface
public interface SegmentationValues {
    /**
     * One segmentation of one case.
     *
     * @param index of the case, in the order they were handed over
     * @param layer in the order they were handed over
     * @return height times width values from 0 to 1, row by row; null where the case doesn't have this layer
     */
    float[] values(int index, int layer);

    /**
     * What is to be said of a layer of a volume, for the segment's description.
     *
     * @param cases indices of the volume's cases
     * @param layer in the order they were handed over
     * @return empty where there is nothing to say
     */
    default String remark(List<Integer> cases, int layer) {
        return "";
    }
}

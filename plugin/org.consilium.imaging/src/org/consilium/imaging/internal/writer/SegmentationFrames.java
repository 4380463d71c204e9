// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.writer;

import java.util.List;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.layer.SegmentationLayer;

/**
 * One layer of one volume, as it is written.
 *
 * @param cases one a frame, at least one, in the order of the slices
 * @param layer what it is: a sample, a rater
 * @param number of the layer, from 1
 * @param structure what the mask shows, or empty
 * @param remark what is to be said of the segment, or empty
 * @param fractional true for probabilities
 * @param pixels one bit (masks) or one byte (probabilities) a pixel, frame after frame
 */
record SegmentationFrames(
        List<SegmentationCase> cases,
        SegmentationLayer layer,
        int number,
        String structure,
        String remark,
        boolean fractional,
        byte[] pixels) {
    SegmentationCase first() {
        return cases.get(0);
    }

    String seriesUid() {
        return first().provenance().seriesUid();
    }
}

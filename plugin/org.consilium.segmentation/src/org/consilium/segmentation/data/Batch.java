// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import ai.djl.ndarray.NDArray;

/**
 * A mini-batch on the device.
 *
 * @param images [B,C,H,W]
 * @param masks float [B,R,H,W], 0 or 1; zeros where a rater is absent
 * @param present float [B,R], 1 or 0
 * @param label float [B,1,H,W], the mask of one present rater per case
 * @param inside float [B,1,H,W], 0 where a pixel repeats the edge to fill the network's stride and so counts in no loss,
 *     else 1; null where all pixels count
 */
public record Batch(NDArray images, NDArray masks, NDArray present, NDArray label, NDArray inside) {

    /** All pixels count. */
    public Batch(NDArray images, NDArray masks, NDArray present, NDArray label) {
        this(images, masks, present, label, null);
    }
}

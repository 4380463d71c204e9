// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * Where training and prediction take cases from: tensors on the device, or a file that is read as it is needed. Cases
 * have one size and one set of raters, some of whom may be absent. Valid while whoever lent it keeps it; used by one
 * thread at a time.
 */
public interface CaseSource {

    /**
     * Some cases on the device, as they are stored.
     *
     * @param images float32 [B,C,H,W] in [0,1]
     * @param masks uint8 [B,R,H,W], 0 or 1; anything where a rater is absent
     */
    record Slices(NDArray images, NDArray masks) {}

    /** Ids of the R raters in the order of the masks. */
    List<String> raters();

    /** What is known of each of the N cases. */
    List<CaseInfo> cases();

    /** C of the images [N,C,H,W]. */
    int channels();

    /** H of images and masks in pixels, as stored: without padding. */
    int height();

    /** W of images and masks in pixels, as stored: without padding. */
    int width();

    /** Whether a rater looked at a case. */
    boolean present(int index, int rater);

    /**
     * Fetches cases.
     *
     * @param indices of B cases, at least one, in any order
     * @param manager on the device that the tensors are wanted on; owns the result
     * @throws java.io.UncheckedIOException if the cases come from a file that cannot be read
     */
    Slices gather(int[] indices, NDManager manager);

    /**
     * Tells which cases {@link #gather} will be asked for next, so that they can be read ahead. May be ignored, and need
     * not come true.
     */
    default void expect(int[] indices) {}

    /** N. */
    default int size() {
        return cases().size();
    }
}

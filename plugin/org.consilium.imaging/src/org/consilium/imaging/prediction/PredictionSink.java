// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.prediction;

import java.io.IOException;

/** Takes predictions one at a time, so that they needn't all be in memory. */
public interface PredictionSink {
    /**
     * A sample of a case.
     *
     * @param index of the case
     * @param sample from 0, in the order of {@link PredictionSet#samples}
     * @param probabilities {@code [H,W]} on the grid of the case, 0 to 1
     */
    void sample(int index, int sample, float[] probabilities) throws IOException;

    /**
     * The mask that was predicted for a rater.
     *
     * @param index of the case
     * @param rater id
     * @param probabilities {@code [H,W]} on the grid of the case, 0 to 1
     */
    void personal(int index, String rater, float[] probabilities) throws IOException;
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

import ai.djl.ndarray.NDArray;
import java.io.IOException;

/** Takes predictions while they are made, so that they may be larger than the memory. */
@FunctionalInterface
public interface SampleSink {

    /**
     * Takes what was predicted for one case.
     *
     * @param name of the tensor that it is a row of
     * @param index of the case
     * @param values the row, without the axis of the cases; borrowed for the time of this call
     */
    void put(String name, int index, NDArray values) throws IOException;
}

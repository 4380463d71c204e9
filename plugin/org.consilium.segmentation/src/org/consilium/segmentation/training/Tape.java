// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Records the graph on this thread while it is open. DJL's own collector is one per process, and two nodes may train at
 * once; PyTorch's gradient mode is per thread, so each thread has its own tape.
 */
public final class Tape implements AutoCloseable {

    private final boolean before = JniUtils.isGradMode();

    public Tape() {
        JniUtils.setGradMode(true);
    }

    /** Makes a tensor a leaf that gathers gradients. */
    public static void require(final NDArray leaf) {
        leaf.setRequiresGradient(true);
    }

    /** Adds d loss / d leaf to the gradient of every leaf; the graph is freed. */
    public void backward(final NDArray loss) {
        try (NDArray one = loss.onesLike()) {
            JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
        }
    }

    @Override
    public void close() {
        JniUtils.setGradMode(before);
    }
}

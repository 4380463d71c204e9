// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import org.consilium.pytorch.Torch;

/**
 * Records the graph on this thread while it is open. DJL's own collector is one per process, and two nodes may train at
 * once; PyTorch's gradient mode is per thread, so each thread has its own tape.
 */
public final class Tape implements AutoCloseable {

    private final Torch.GradientMode mode = Torch.withGradient();

    /** Makes a tensor a leaf that gathers gradients. */
    public static void require(NDArray leaf) {
        leaf.setRequiresGradient(true);
    }

    /** Adds d loss / d leaf to the gradient of every leaf; the graph is freed. */
    public void backward(NDArray loss) {
        Torch.backward(loss);
    }

    @Override
    public void close() {
        mode.close();
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How values that a node computed outside PyTorch become a tensor of a port. */
public final class OwnedTensors {

    private OwnedTensors() {}

    /**
     * A buffer for the values of one tensor, in native byte order.
     *
     * @param needed what needs the memory, to begin a message with
     * @param remedy what to do, to end a message with
     * @throws IllegalArgumentException if one buffer cannot hold that many bytes
     */
    public static ByteBuffer buffer(final long bytes, final String needed, final String remedy) {
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%s %d MB in one tensor, the limit is 2048 MB. %s".formatted(needed, bytes >> 20, remedy));
        }
        return ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.nativeOrder());
    }

    /**
     * A copy in memory of its own: an array made from a direct buffer aliases it, and dies with it.
     *
     * @param owner owns the copy
     */
    public static NDArray copy(final NDManager owner, final ByteBuffer values, final Shape shape, final DataType type) {
        try (NDArray alias = owner.create(values, shape, type)) {
            return alias.duplicate();
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.ByteBuffer;
import org.consilium.tensor.TensorLease;

/** Copies one case of a leased tensor into plain arrays. */
public final class TensorRows {

    private TensorRows() {}

    /** The values of a float32 tensor at one index of its first axis, row by row. */
    public static float[] floats(final TensorLease lease, final String name, final int position) {
        final NDArray all = lease.tensors().get(name);
        // the slice is freed with its manager: the lease's tensors must not collect our views
        try (NDManager scope = all.getManager().newSubManager()) {
            final NDArray one = all.get(position);
            one.attach(scope);
            return one.toFloatArray();
        }
    }

    /** The values of a uint8 tensor at one index of its first axis, row by row. */
    public static byte[] bytes(final TensorLease lease, final String name, final int position) {
        final NDArray all = lease.tensors().get(name);
        try (NDManager scope = all.getManager().newSubManager()) {
            final NDArray one = all.get(position);
            one.attach(scope);
            final ByteBuffer buffer = one.toByteBuffer();
            final byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        }
    }
}

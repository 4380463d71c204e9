// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.sampler;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.ByteBuffer;

/** The numbers of one case out of a tensor of all cases. */
final class Rows {

    private Rows() {}

    static float[] floats(final NDArray all, final int index) {
        // the view is freed with its manager: the lender's tensors must not collect our views
        try (NDManager scope = all.getManager().newSubManager()) {
            final NDArray one = all.get(index);
            one.attach(scope);
            return one.toFloatArray();
        }
    }

    static byte[] bytes(final NDArray all, final int index) {
        try (NDManager scope = all.getManager().newSubManager()) {
            final NDArray one = all.get(index);
            one.attach(scope);
            final ByteBuffer buffer = one.toByteBuffer();
            final byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        }
    }
}

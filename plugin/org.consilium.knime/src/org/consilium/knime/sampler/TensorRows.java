// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.sampler;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import org.consilium.tensor.Arena;

/** The numbers of one case out of a tensor of all cases. */
final class TensorRows {

    private TensorRows() {}

    static float[] floats(NDArray all, int index) {
        // the view is freed with its manager: the lender's tensors must not collect our views
        try (Arena scope = Arena.within(all.getManager())) {
            NDArray one = all.get(index);
            one.attach(scope.manager());
            return one.toFloatArray();
        }
    }

    static byte[] bytes(NDArray all, int index) {
        try (Arena scope = Arena.within(all.getManager())) {
            NDArray one = all.get(index);
            one.attach(scope.manager());
            ByteBuffer buffer = one.toByteBuffer();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        }
    }
}

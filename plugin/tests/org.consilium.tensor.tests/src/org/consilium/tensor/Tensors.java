// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.pytorch.PyTorch;

/** Small sets of tensors for tests. */
public final class Tensors {

    private Tensors() {}

    public static NDManager manager() {
        return PyTorch.engine().newBaseManager(Device.cpu());
    }

    /** Two tensors: "a" float32(2, 3) counting up from a value, "b" uint8(5). */
    public static NamedTensors sample(float from) {
        NDManager manager = manager();
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        float[] values = new float[6];
        for (int i = 0; i < values.length; i++) {
            values[i] = from + i;
        }
        tensors.put("a", manager.create(values, new Shape(2, 3)));
        tensors.put("b", manager.create(ByteBuffer.wrap(new byte[] {1, 0, 1, 1, 0}), new Shape(5), DataType.UINT8));
        return new NamedTensors(manager, tensors);
    }

    /** Tensors that say they are on a device which a test only pretends to have; owned by the caller. */
    public static NamedTensors pretending(NDManager owner, Map<String, NDArray> tensors, Device device) {
        return new NamedTensors(owner, tensors, device);
    }
}

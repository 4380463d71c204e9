// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.tensor.Arena;
import org.consilium.tensor.NamedTensors;

/** Copies of parameters that share no life with them. */
final class Copies {

    private Copies() {}

    /**
     * @param tensors at least one, all on one device
     * @return copies there; the caller owns and closes them
     */
    static NamedTensors owned(Map<String, NDArray> tensors) {
        Device device = tensors.values().iterator().next().getDevice();
        try (Arena arena = Arena.on(device)) {
            return arena.handOver(of(tensors, arena.manager()));
        }
    }

    /** @param owner on the device of the tensors; owns the copies, whatever scope is open */
    static Map<String, NDArray> of(Map<String, NDArray> tensors, NDManager owner) {
        Map<String, NDArray> copies = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            try (NDArray detached = tensor.stopGradient()) {
                NDArray copy = detached.duplicate();
                NDScope.unregister(copy);
                copy.attach(owner);
                copies.put(name, copy);
            }
        });
        return copies;
    }

    /** Writes the values of a tensor into another of the same shape, with at least one dimension. */
    static void into(NDArray target, NDArray values) {
        target.set(new NDIndex().addAllDim(target.getShape().dimension()), values);
    }
}

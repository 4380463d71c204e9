// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.pytorch.PyTorch;

/** Copies sets of tensors from one device to another. */
final class TensorTransfer {

    private TensorTransfer() {}

    /** A copy on another device; owned by the caller. The source stays as it is. */
    static NamedTensors copy(NamedTensors source, Device device) {
        NDManager owner = PyTorch.engine().newBaseManager(device);
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Map<String, NDArray> copies = new LinkedHashMap<>();
            source.asMap().forEach((name, tensor) -> {
                NDArray copy = tensor.toDevice(device, true);
                copy.attach(owner);
                copies.put(name, copy);
            });
            return new NamedTensors(owner, copies);
        } catch (RuntimeException | Error e) {
            owner.close();
            throw e;
        }
    }
}

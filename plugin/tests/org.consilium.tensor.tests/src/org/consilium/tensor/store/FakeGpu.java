// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.Tensors;
import org.consilium.tensor.device.DeviceMemory;
import org.consilium.tensor.safetensors.SafetensorsFile;

/**
 * Pretends to be GPUs of a given size: tensors lie in main memory and say that they are on a GPU. What is moved is
 * counted by the production code it extends; what is taken is added up here, and too much fails as PyTorch does.
 */
final class FakeGpu extends TensorMover implements DeviceMemory {

    static final Device GPU = Device.gpu(0);

    private final long capacity;
    private final List<NamedTensors> made = new ArrayList<>();
    private int emptied;
    private long cached;

    FakeGpu(long capacity) {
        this.capacity = capacity;
    }

    /** As a node would make it on the GPU; the caller owns it. */
    NamedTensors sample(float from) {
        return put(Tensors.sample(from), GPU);
    }

    /** What the engine keeps for later and only gives back when its cache is emptied. */
    void cache(long bytes) {
        cached = bytes;
    }

    int emptied() {
        return emptied;
    }

    long taken(Device device) {
        return made.stream()
                .filter(NamedTensors::isOpen)
                .filter(tensors -> tensors.device().equals(device))
                .mapToLong(NamedTensors::bytes)
                .sum();
    }

    @Override
    NamedTensors load(SafetensorsFile source, Device device) throws IOException {
        return put(source.load(Device.cpu()), device);
    }

    @Override
    NamedTensors duplicate(NamedTensors source, Device device) {
        NDManager owner = Tensors.manager();
        var copies = new LinkedHashMap<String, ai.djl.ndarray.NDArray>();
        source.asMap().forEach((name, tensor) -> {
            var copy = tensor.duplicate();
            copy.attach(owner);
            copies.put(name, copy);
        });
        return put(new NamedTensors(owner, copies), device);
    }

    private NamedTensors put(NamedTensors inHost, Device device) {
        if (device.isGpu() && inHost.bytes() > free(device)) {
            long bytes = inHost.bytes();
            inHost.close();
            throw new EngineException("CUDA out of memory. Tried to allocate " + bytes + " bytes");
        }
        NDManager owner = Tensors.manager();
        var moved = new LinkedHashMap<String, ai.djl.ndarray.NDArray>();
        inHost.asMap().forEach((name, tensor) -> {
            var copy = tensor.duplicate();
            copy.attach(owner);
            moved.put(name, copy);
        });
        inHost.close();
        NamedTensors tensors = Tensors.pretending(owner, moved, device);
        made.add(tensors);
        return tensors;
    }

    @Override
    public long free(Device device) {
        return capacity - cached - taken(device);
    }

    @Override
    public long total(Device device) {
        return capacity;
    }

    @Override
    public void emptyCache(Device device) {
        emptied++;
        cached = 0;
    }
}

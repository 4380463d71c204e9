// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.consilium.tensor.Arena;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.TensorLayout;
import org.consilium.tensor.safetensors.SafetensorsFile;
import org.consilium.tensor.safetensors.SafetensorsWriter;

/**
 * The only way on which a store's tensors get from file to device, from device to device and from device to file;
 * counts what it moves. A test replaces {@link #load}, {@link #duplicate} and {@link #save} where a GPU would be needed.
 */
class TensorMover {

    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong fromFile = new AtomicLong();
    private final AtomicLong toDevice = new AtomicLong();
    private final AtomicLong toHost = new AtomicLong();
    private final AtomicLong between = new AtomicLong();

    final long reads() {
        return reads.get();
    }

    final Transfers transfers() {
        return new Transfers(toDevice.get(), toHost.get(), fromFile.get(), between.get());
    }

    /** Opens a file and compares it with the expectation, if there is one. */
    final SafetensorsFile open(String id, Path file, TensorLayout expected) throws IOException {
        if (file == null) {
            throw new IOException("The tensors " + id + " are not in memory as they are needed and were never written "
                    + "to a file. Execute the node that makes them again.");
        }
        return expected == null ? SafetensorsFile.open(file) : SafetensorsFile.open(file, expected);
    }

    /** Reads all tensors of a file; the caller owns them. */
    final NamedTensors read(SafetensorsFile source, Device device) throws IOException {
        NamedTensors tensors = load(source, device);
        reads.incrementAndGet();
        fromFile.addAndGet(tensors.bytes());
        if (device.isGpu()) {
            toDevice.addAndGet(tensors.bytes());
        }
        return tensors;
    }

    /** A copy on another device; owned by the caller. The source stays as it is. */
    final NamedTensors copy(NamedTensors source, Device device) {
        NamedTensors copy = duplicate(source, device);
        boolean fromGpu = source.device().isGpu();
        if (fromGpu != device.isGpu()) {
            (fromGpu ? toHost : toDevice).addAndGet(copy.bytes());
        } else if (fromGpu) {
            between.addAndGet(copy.bytes());
        }
        return copy;
    }

    /** Writes tensors to a file, complete or not at all. */
    final void write(Path file, NamedTensors tensors, Map<String, String> metadata) throws IOException {
        save(file, tensors, metadata);
        if (tensors.device().isGpu()) {
            toHost.addAndGet(tensors.bytes());
        }
    }

    NamedTensors load(SafetensorsFile source, Device device) throws IOException {
        return source.load(device);
    }

    NamedTensors duplicate(NamedTensors source, Device device) {
        try (Arena arena = Arena.on(device);
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Map<String, NDArray> copies = new LinkedHashMap<>();
            source.asMap().forEach((name, tensor) -> {
                NDArray copy = tensor.toDevice(device, true);
                copy.attach(arena.manager());
                copies.put(name, copy);
            });
            return arena.handOver(copies);
        }
    }

    void save(Path file, NamedTensors tensors, Map<String, String> metadata) throws IOException {
        SafetensorsWriter.write(file, tensors, metadata);
    }
}

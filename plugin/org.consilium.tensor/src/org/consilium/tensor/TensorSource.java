// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.consilium.tensor.safetensors.SafetensorsFile;

/** Reads tensors that are not in memory from their file, and counts how often. */
class TensorSource {

    private final AtomicLong reads = new AtomicLong();

    final long reads() {
        return reads.get();
    }

    /** Reads all tensors of a file after a check against the expectation, if there is one; the caller owns them. */
    NamedTensors read(String id, Device device, Path file, TensorLayout expected) throws IOException {
        if (file == null) {
            throw new IOException("The tensors " + id + " are not in memory as they are needed and were never written "
                    + "to a file. Execute the node that makes them again.");
        }
        SafetensorsFile source = SafetensorsFile.open(file);
        if (expected != null && !source.layout().equals(expected)) {
            throw new IOException(file + " does not hold the expected tensors: "
                    + source.layout().differenceFrom(expected) + ". Execute the node that makes them again.");
        }
        reads.incrementAndGet();
        return source.load(device);
    }
}

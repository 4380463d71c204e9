// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.device;

import ai.djl.Device;

/** What a device says of its memory, and what it can be asked to give back. Tests put a fake in its place. */
public interface DeviceMemory {

    /** The memory of this machine. */
    static DeviceMemory system() {
        return new SystemMemory();
    }

    /** Bytes that could be taken now; for the CPU the main memory that the system can spare. */
    long free(Device device);

    /** Bytes that the device has at all. */
    long total(Device device);

    /** Gives memory back that the engine keeps for its next tensors; does nothing on the CPU, where it keeps none. */
    void emptyCache(Device device);
}

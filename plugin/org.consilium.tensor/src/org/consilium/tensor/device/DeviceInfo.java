// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.device;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import java.util.ArrayList;
import java.util.List;
import org.consilium.pytorch.PyTorch;

/**
 * A device of this machine that PyTorch can compute on.
 *
 * @param name as {@link DeviceChoice#parse} reads it: "cpu", "gpu 0"
 * @param device the engine's name of it
 * @param totalBytes its memory
 * @param freeBytes how much of it could be taken now
 */
public record DeviceInfo(String name, Device device, long totalBytes, long freeBytes) {

    /** The CPU, then the GPUs in order; starts the engine. */
    public static List<DeviceInfo> all() {
        Engine engine = PyTorch.engine();
        int gpus = engine.hasCapability(StandardCapabilities.CUDA) ? engine.getGpuCount() : 0;
        List<DeviceInfo> devices = new ArrayList<>();
        devices.add(of(Device.cpu(), DeviceMemory.system()));
        for (int gpu = 0; gpu < gpus; gpu++) {
            devices.add(of(Device.gpu(gpu), DeviceMemory.system()));
        }
        return devices;
    }

    static DeviceInfo of(Device device, DeviceMemory memory) {
        return new DeviceInfo(name(device), device, memory.total(device), memory.free(device));
    }

    /** How people call a device: "cpu" or "gpu 1". */
    public static String name(Device device) {
        return device.isGpu() ? "gpu " + device.getDeviceId() : "cpu";
    }
}

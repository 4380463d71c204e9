// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.device;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import org.consilium.pytorch.Torch;

/** The memory of this machine: of the system for the CPU, of the driver for a GPU. */
final class SystemMemory implements DeviceMemory {

    private static final Path LINUX = Path.of("/proc/meminfo");
    private static final int KIBI = 1024;

    @Override
    public long free(Device device) {
        if (device.isGpu()) {
            MemoryUsage usage = CudaUtils.getGpuMemory(device);
            return usage.getMax() - usage.getUsed();
        }
        long total = total(device);
        long available = available();
        // In a container the system's figure is the host's, the platform's the container's.
        return available < 0 ? attribute("FreeMemorySize", total) : Math.min(available, total);
    }

    @Override
    public long total(Device device) {
        return device.isGpu()
                ? CudaUtils.getGpuMemory(device).getMax()
                : attribute("TotalMemorySize", Runtime.getRuntime().maxMemory());
    }

    @Override
    public void emptyCache(Device device) {
        if (device.isGpu()) {
            Torch.emptyGpuCache();
        }
    }

    /** What Linux can spare, with what its file cache would give back; -1 elsewhere. */
    private static long available() {
        try {
            List<String> lines = Files.isReadable(LINUX) ? Files.readAllLines(LINUX) : List.of();
            for (String line : lines) {
                String[] words = line.split("\\s+");
                if (words[0].equals("MemAvailable:")) {
                    return Long.parseLong(words[1]) * KIBI;
                }
            }
            return -1;
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return -1;
        }
    }

    private static long attribute(String name, long otherwise) {
        try {
            Object value = ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName("java.lang:type=OperatingSystem"), name);
            return value instanceof Long bytes && bytes > 0 ? bytes : otherwise;
        } catch (JMException e) {
            return otherwise;
        }
    }
}

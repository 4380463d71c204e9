// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.device;

import ai.djl.Device;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * One permit a GPU for work that fills it, such as training and sampling; whoever asked first gets it first. The CPU
 * needs none.
 */
public final class DevicePermits {

    /** Holds a device until it is closed. */
    public interface Permit extends AutoCloseable {

        /**
         * Gives the device to the next one. A second call does nothing, so that work that goes on elsewhere, such as on
         * the CPU when memory ran out, gives it back at once and need not wait for the end of its {@code try}.
         */
        @Override
        void close();
    }

    private static final DevicePermits SHARED = new DevicePermits();

    private final Map<Device, FairPermit> permits = new ConcurrentHashMap<>();

    /** Permits of their own, known to nobody else. */
    public DevicePermits() {}

    /** The permits of this JVM. */
    public static DevicePermits shared() {
        return SHARED;
    }

    /**
     * Waits for a device.
     *
     * @param waiting told several times a second what is waited for, "Waiting for GPU 0."; may throw to give up
     * @return the permit, which the caller closes
     * @throws CancellationException if the thread is interrupted
     */
    public Permit acquire(Device device, Consumer<String> waiting) {
        if (!device.isGpu()) {
            return () -> {};
        }
        String message = "Waiting for GPU " + device.getDeviceId() + ".";
        return permits.computeIfAbsent(device, any -> new FairPermit()).acquire(() -> waiting.accept(message));
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.device;

import ai.djl.Device;
import java.util.function.Consumer;
import java.util.function.ToLongBiFunction;

/**
 * What is tried, one rung after the other, when a device runs out of memory: free tensors that can be read again and
 * empty the engine's cache, then try once more; halve the batch as long as the work can; go to the CPU if the device
 * was chosen automatically; else fail with the bytes needed and free, and what to do.
 */
public final class MemoryLadder {

    /**
     * Work that needs memory. It leaves nothing behind when it fails, so that it can be tried again.
     *
     * @param <T> what it makes
     * @param <X> how else it may fail
     */
    public interface Work<T, X extends Exception> {
        T run(Device device, int batch) throws X;
    }

    /**
     * What is asked of the ladder.
     *
     * @param device where the work runs first
     * @param mayUseCpu whether it may go to the CPU instead: the device was chosen automatically
     * @param batch how many cases at once, at first
     * @param smallestBatch how many at least; as {@code batch} if the work cannot be made smaller
     * @param bytes needed, for the message; 0 if not known, then taken from the engine's error if that says it
     */
    public record Request(Device device, boolean mayUseCpu, int batch, int smallestBatch, long bytes) {

        /** Work on this device that cannot be made smaller. */
        public static Request whole(Device device, long bytes) {
            return new Request(device, false, 1, 1, bytes);
        }
    }

    private final DeviceMemory memory;
    private final ToLongBiFunction<Device, Long> evict;

    /** @param evict frees up to some bytes on a device and says how many it freed, as the tensor store does */
    public MemoryLadder(DeviceMemory memory, ToLongBiFunction<Device, Long> evict) {
        this.memory = memory;
        this.evict = evict;
    }

    /**
     * Runs the work, down the ladder as far as is needed.
     *
     * @param warnings told in words when the batch was halved or the CPU was taken
     * @throws OutOfDeviceMemoryException if the lowest rung failed too
     */
    public <T, X extends Exception> T run(Request request, Work<T, X> work, Consumer<String> warnings) throws X {
        Device device = request.device();
        int batch = request.batch();
        Attempt<T> attempt = attempt(work, device, batch);
        if (attempt.failed()) {
            evict.applyAsLong(device, Long.MAX_VALUE);
            memory.emptyCache(device);
            attempt = attempt(work, device, batch);
        }
        while (attempt.failed() && batch / 2 >= Math.max(1, request.smallestBatch())) {
            batch /= 2;
            warnings.accept("The memory of " + DeviceInfo.name(device) + " did not suffice; went on with batches of "
                    + batch + " instead of " + request.batch() + ".");
            attempt = attempt(work, device, batch);
        }
        if (attempt.failed() && request.mayUseCpu() && device.isGpu()) {
            warnings.accept("The memory of " + DeviceInfo.name(device)
                    + " did not suffice, so the CPU was used, which takes longer. " + shortage(request, attempt));
            return run(
                    new Request(Device.cpu(), false, request.batch(), request.smallestBatch(), request.bytes()),
                    work,
                    warnings);
        }
        if (attempt.failed()) {
            throw new OutOfDeviceMemoryException(
                    "The memory of " + DeviceInfo.name(device) + " does not suffice. " + shortage(request, attempt)
                            + (device.isGpu()
                                    ? " Choose smaller batches or crops, end other programs on this GPU, or set the device to 'cpu'."
                                    : " Choose smaller batches or crops, or end other programs."),
                    attempt.error());
        }
        return attempt.result();
    }

    private String shortage(Request request, Attempt<?> attempt) {
        long needed = request.bytes() > 0 ? request.bytes() : OutOfMemory.bytes(attempt.error());
        return "Needed: " + (needed > 0 ? needed + " bytes" : "not known") + ", free: " + memory.free(request.device())
                + " bytes.";
    }

    private record Attempt<T>(T result, Throwable error) {

        boolean failed() {
            return error != null;
        }
    }

    private static <T, X extends Exception> Attempt<T> attempt(Work<T, X> work, Device device, int batch) throws X {
        try {
            return new Attempt<>(work.run(device, batch), null);
        } catch (RuntimeException | OutOfMemoryError e) {
            if (OutOfMemory.is(e)) {
                return new Attempt<>(null, e);
            }
            throw e;
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.execution;

import ai.djl.Device;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.consilium.tensor.device.DeviceChoice;
import org.consilium.tensor.device.DevicePermits;
import org.consilium.tensor.device.MemoryLadder;
import org.consilium.tensor.store.TensorStore;

/**
 * Work of a node that fills a device: waits for the permit of a GPU, which can be cancelled and says so in the node's
 * progress, and goes down the ladder when memory runs out. Collects in words what was done otherwise than asked.
 */
public final class DeviceWork {

    /** @param <T> what is made; nothing may be left behind when it fails */
    @FunctionalInterface
    public interface Work<T> {
        T run(Device device, int batch) throws IOException;
    }

    private final DeviceChoice choice;
    private final NodeProgress progress;
    private final List<String> warnings = new ArrayList<>();

    /** @param device as the user chose it */
    public DeviceWork(final String device, final NodeProgress progress) {
        this.choice = DeviceChoice.parse(device);
        this.progress = progress;
    }

    /** Work whose batch cannot be made smaller without changing its result. */
    public <T> T run(final Work<T> work) throws IOException {
        return run(1, 1, work);
    }

    /**
     * @param batch cases at once, at first
     * @param smallest cases at once at least, when memory runs out
     * @throws java.util.concurrent.CancellationException if the node is cancelled, also while it waits
     * @throws IllegalStateException if the memory does not suffice in any way; says what is missing
     */
    public <T> T run(final int batch, final int smallest, final Work<T> work) throws IOException {
        final Device first = choice.resolve();
        try (DevicePermits.Permit permit =
                DevicePermits.shared().acquire(first, message -> progress.report(0, message))) {
            return TensorStore.shared()
                    .ladder()
                    .<T, IOException>run(
                            new MemoryLadder.Request(first, choice.equals(DeviceChoice.AUTO), batch, smallest, 0),
                            work::run,
                            warnings::add);
        }
    }

    /** That the CPU was taken, or smaller batches. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** As {@link #warnings()}, with others behind. */
    public List<String> warnings(final List<String> others) {
        final List<String> all = new ArrayList<>(warnings);
        all.addAll(others);
        return all;
    }
}

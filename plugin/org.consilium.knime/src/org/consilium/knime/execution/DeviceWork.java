// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.execution;

import ai.djl.Device;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.consilium.ground.Progress;
import org.consilium.pytorch.PyTorch;
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

    private final Device first;
    private final boolean automatic;
    private final Progress progress;
    private final DevicePermits permits;
    private final MemoryLadder ladder;
    private final Supplier<List<String>> arithmetic;
    private final List<String> warnings = new ArrayList<>();
    private boolean onCpu;

    /** @param device as the user chose it */
    public DeviceWork(String device, NodeProgress progress) {
        this(DeviceChoice.parse(device), progress);
    }

    private DeviceWork(DeviceChoice choice, Progress progress) {
        this(
                choice.resolve(),
                choice.equals(DeviceChoice.AUTO),
                progress,
                DevicePermits.shared(),
                TensorStore.shared().ladder(),
                () -> PyTorch.arithmetic().warnings());
    }

    /**
     * @param automatic whether the CPU may be taken instead of the device
     * @param arithmetic what is to be said of the arithmetic of the CPU, if it is taken
     */
    DeviceWork(
            Device first,
            boolean automatic,
            Progress progress,
            DevicePermits permits,
            MemoryLadder ladder,
            Supplier<List<String>> arithmetic) {
        this.first = first;
        this.automatic = automatic;
        this.progress = progress;
        this.permits = permits;
        this.ladder = ladder;
        this.arithmetic = arithmetic;
    }

    /** Work whose batch cannot be made smaller without changing its result. */
    public <T> T run(Work<T> work) throws IOException {
        return run(1, 1, work);
    }

    /**
     * @param batch cases at once, at first
     * @param smallest cases at once at least, when memory runs out
     * @throws java.util.concurrent.CancellationException if the node is cancelled, also while it waits
     * @throws IllegalStateException if the memory does not suffice in any way; says what is missing
     */
    public <T> T run(int batch, int smallest, Work<T> work) throws IOException {
        try (DevicePermits.Permit permit = permits.acquire(first, message -> progress.report(0, message))) {
            MemoryLadder.Work<T, IOException> taken = (device, count) -> {
                onCpu |= !device.isGpu();
                if (!device.equals(first)) {
                    // on the CPU it may take hours, in which others can have the GPU
                    permit.close();
                }
                return work.run(device, count);
            };
            return ladder.run(new MemoryLadder.Request(first, automatic, batch, smallest, 0), taken, warnings::add);
        }
    }

    /** That the CPU was taken, smaller batches, or an arithmetic that is not the one asked for. */
    public List<String> warnings() {
        return warnings(List.of());
    }

    /** As {@link #warnings()}, with others behind. */
    public List<String> warnings(List<String> others) {
        List<String> all = new ArrayList<>(warnings);
        if (onCpu) {
            all.addAll(arithmetic.get());
        }
        all.addAll(others);
        return all;
    }
}

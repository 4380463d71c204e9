// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.function.Consumer;
import org.consilium.pytorch.PyTorch;

/**
 * Native memory while somebody fills it: freed with everything in it when it is closed, unless it was handed over
 * before. Opened in a {@code try}, it leaves nothing behind whatever is thrown, {@link OutOfMemoryError} included:
 *
 * <pre>
 * try (Arena arena = Arena.on(device)) {
 *     return arena.handOver(Map.of("x", arena.manager().ones(shape)));
 * }
 * </pre>
 *
 * <p>The only class that makes managers. Used by one thread at a time.
 */
public final class Arena implements AutoCloseable {

    private final NDManager manager;
    private final LeakWatch.Mark mark;
    private boolean open = true;

    private Arena(NDManager manager) {
        this.manager = manager;
        mark = LeakWatch.shared().made(this, "Native memory on " + manager.getDevice());
    }

    /** Memory of its own on a device; starts the engine. */
    public static Arena on(Device device) {
        return new Arena(PyTorch.engine().newBaseManager(device));
    }

    /** Memory on the device of another manager, which it outlives. */
    public static Arena beside(NDManager other) {
        return new Arena(other.getEngine().newBaseManager(other.getDevice()));
    }

    /** Memory on the device of a manager, with which it ends at the latest. */
    public static Arena within(NDManager parent) {
        return new Arena(parent.newSubManager());
    }

    /**
     * As {@link #within(NDManager)}, with something in it.
     *
     * @param filling makes arrays with the manager it is given; if it throws, they are freed
     */
    public static Arena within(NDManager parent, Consumer<NDManager> filling) {
        Arena arena = within(parent);
        try {
            filling.accept(arena.manager);
            return arena;
        } catch (Throwable e) {
            arena.close();
            throw e;
        }
    }

    /**
     * Makes arrays in this memory; borrowed.
     *
     * @throws IllegalStateException after {@link #handOver} and {@link #close}
     */
    public NDManager manager() {
        if (!open) {
            throw new IllegalStateException("This native memory was closed or handed over.");
        }
        return manager;
    }

    /**
     * Gives the memory away with the tensors in it; {@link #close()} then does nothing. If this throws, the memory stays
     * here.
     *
     * @param tensors by name; those of other managers move here
     * @return owns the memory from now on; the caller closes it
     */
    public NamedTensors handOver(Map<String, NDArray> tensors) {
        NamedTensors owner = new NamedTensors(manager(), tensors);
        end();
        return owner;
    }

    private void end() {
        open = false;
        LeakWatch.shared().closed(mark);
    }

    /** Frees the memory, unless it was handed over. A second call does nothing. */
    @Override
    public void close() {
        if (open) {
            end();
            manager.close();
        }
    }
}

// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An ordered, unmodifiable map from names to tensors that live and die together.
 *
 * <p>Ownership: an instance owns one {@link NDManager} and every tensor in it. Tensors that belong to another manager
 * when they are handed over are moved to this one. {@link #close()} closes the manager and thereby frees the native
 * memory; nobody else may close the manager or a tensor. The innermost {@link NDScope} of the calling thread lets go of
 * the tensors; one further out must be told by the maker, or it frees them when it ends.
 *
 * <p>Tensors may be read from any thread and must never be changed in place: several consumers may share them.
 */
public final class NamedTensors implements AutoCloseable {

    private final NDManager owner;
    private final Map<String, NDArray> tensors;
    private final TensorLayout layout;
    private final long bytes;
    private final Device device;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final LeakWatch.Mark mark;

    /**
     * Takes over a manager and its tensors.
     *
     * @param owner the manager that is closed with this object; owned by it from now on
     * @param tensors the tensors by name, in the order that {@link #names()} keeps
     */
    public NamedTensors(NDManager owner, Map<String, NDArray> tensors) {
        this(owner, tensors, owner.getDevice());
    }

    /** As the other one, on a device that a test only pretends to have. */
    NamedTensors(NDManager owner, Map<String, NDArray> tensors, Device device) {
        this.device = device;
        this.owner = Objects.requireNonNull(owner, "owner");
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        for (Map.Entry<String, NDArray> entry : this.tensors.entrySet()) {
            NDArray tensor = Objects.requireNonNull(entry.getValue(), entry.getKey());
            if (tensor.getManager() != owner) {
                tensor.attach(owner);
            }
            NDScope.unregister(tensor);
        }
        layout = TensorLayout.of(this.tensors);
        bytes = layout.bytes();
        mark = LeakWatch.shared().made(this, "The tensors " + shownNames());
    }

    /**
     * The tensor of that name; it stays owned by this object.
     *
     * @throws NoSuchElementException if there is none; the message names it and those that exist
     * @throws IllegalStateException after {@link #close()}
     */
    public NDArray get(String name) {
        NDArray tensor = tensors.get(name);
        if (tensor == null) {
            throw new NoSuchElementException("There is no tensor '" + name + "'; there are " + shownNames() + ".");
        }
        requireOpen();
        return tensor;
    }

    /** Whether there is a tensor of that name; known even after {@link #close()}. */
    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    /** The names in the order in which the tensors were given. */
    public Set<String> names() {
        return tensors.keySet();
    }

    /** All tensors in order, unmodifiable. */
    public Map<String, NDArray> asMap() {
        requireOpen();
        return tensors;
    }

    /** Names, types and shapes; known even after {@link #close()}. */
    public TensorLayout layout() {
        return layout;
    }

    /** The size of all elements together in bytes; known even after {@link #close()}. */
    public long bytes() {
        return bytes;
    }

    /** The device on which the owning manager makes its tensors. */
    public Device device() {
        return device;
    }

    /** True until {@link #close()} was called. */
    public boolean isOpen() {
        return !closed.get();
    }

    /** Frees the native memory of all tensors. A second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            LeakWatch.shared().closed(mark);
            owner.close();
        }
    }

    @Override
    public String toString() {
        return "NamedTensors[" + shownNames() + ", " + bytes + " bytes" + (closed.get() ? ", closed]" : "]");
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("These tensors were closed: " + shownNames() + ".");
        }
    }

    private String shownNames() {
        int shown = 8;
        if (tensors.size() <= shown) {
            return String.join(", ", tensors.keySet());
        }
        return String.join(", ", tensors.keySet().stream().limit(shown).toList()) + " and " + (tensors.size() - shown)
                + " more";
    }
}
